import '../../shared/web/parse-without-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createClock } from '../../shared/kernel/clock.ts';
import { RelaisProvider } from '../ui/relais-provider.tsx';
import { PilotageApp } from './pilotage-app.tsx';
import { createPilotageClient } from './pilotage-client.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no root element.');

// Native in recent browsers; fetched only where it is not.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');

createRoot(root).render(
  <StrictMode>
    <RelaisProvider>
      <PilotageApp
        client={createPilotageClient((path, init) => fetch(path, init))}
        clock={createClock(() => Date.now())}
      />
    </RelaisProvider>
  </StrictMode>,
);
