import '../../shared/web/parse-without-eval.ts';
import { createRoot } from 'react-dom/client';
import { RelaisProvider } from '../ui/relais-provider.tsx';
import { App } from './app.tsx';
import { readTouchMode, showTouchMode } from './frame/use-touch-mode.ts';
import { createPlatform } from './platform.ts';

const root = document.getElementById('racine');
if (root === null) throw new Error('The page has no root element.');

// Native in Chromium; the polyfill is fetched only where it is not.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');

showTouchMode(readTouchMode());
createRoot(root).render(
  <RelaisProvider>
    <App platform={createPlatform()} />
  </RelaisProvider>,
);
