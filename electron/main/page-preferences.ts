import { app } from 'electron';
import type { WebPreferences } from 'electron';

/** What every window’s page runs under: its sandbox, and nothing a page has no use for. */
export function pagePreferences(): WebPreferences {
  return {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    // Spell-check would send words to a dictionary service, and keep them in its files.
    spellcheck: false,
    // An installed desk is not looked into, nor scripted from a console.
    devTools: !app.isPackaged,
  };
}
