import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@mantine/core/styles.layer.css';
import './global.css';
import { MantineProvider } from '@mantine/core';
import { setNonce } from 'get-nonce';
import { useEffect, useState, type ReactNode } from 'react';
import { relaisTheme, relaisVariables } from './theme.ts';

const schemeAttribute = 'data-mantine-color-scheme';

/**
 * The theme and the style nonce around a whole page. The nonce is read from
 * `<meta name="csp-nonce" content="…">`, which the server fills at each response; without it the
 * page’s own policy refuses the styles Mantine writes at run time.
 */
export function RelaisProvider({ children }: { readonly children: ReactNode }) {
  const [nonce] = useState(readStyleNonce);
  useEffect(printInLightScheme, []);
  return (
    <MantineProvider
      theme={relaisTheme}
      cssVariablesResolver={relaisVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      {children}
    </MantineProvider>
  );
}

function readStyleNonce(): string {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  // The scroll lock behind dialogs writes its own style element and asks this module for the nonce.
  setNonce(nonce);
  return nonce;
}

/** Paper takes the light scheme, whatever the screen’s; gives back how to stop doing so. */
function printInLightScheme(): () => void {
  const root = document.documentElement;
  let scheme: string | null = null;
  const before = () => {
    scheme = root.getAttribute(schemeAttribute);
    root.setAttribute(schemeAttribute, 'light');
  };
  const after = () => {
    if (scheme !== null) root.setAttribute(schemeAttribute, scheme);
  };
  globalThis.addEventListener('beforeprint', before);
  globalThis.addEventListener('afterprint', after);
  return () => {
    globalThis.removeEventListener('beforeprint', before);
    globalThis.removeEventListener('afterprint', after);
  };
}
