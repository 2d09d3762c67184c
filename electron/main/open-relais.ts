import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, globalShortcut, session } from 'electron';
import type { BrowserWindow } from 'electron';
import { relayCalls } from './desk-calls.ts';
import { ownCalls } from './own-calls.ts';
import { declareDeskProtocol, DESK_ORIGIN, serveDesk } from './desk-protocol.ts';
import { openDeskWindow, showWindow } from './desk-window.ts';
import { openDemonstration } from './open-demonstration.ts';
import { hardenApp } from './harden-app.ts';
import { hardenSession } from './harden-session.ts';
import { startHostProcess } from './host-client.ts';
import type { HostClient } from './host-client.ts';
import { refuseStart } from './refuse-start.ts';
import { sayWhenHostLost, sayWhenPageLost } from './say-lost.ts';
import type { StartArguments } from './start-arguments.ts';

import { wireDesk } from './wire-desk.ts';

/** Opens the desk of a profile whose folder is there, or shows the one that is open already. */
export function openRelais(start: StartArguments): void {
  // The page’s own storage sits in the profile, beside the ledger it copies.
  const storage = join(start.folder, 'electron');
  // Electron refuses a folder that does not exist.
  mkdirSync(storage, { recursive: true, mode: 0o700 });
  app.setPath('userData', storage);
  // Electron’s lock belongs to that folder: one desk a profile, as many profiles as one likes.
  if (!app.requestSingleInstanceLock()) {
    process.stdout.write('Relais est déjà ouvert sur ce profil : sa fenêtre passe devant.\n');
    return app.exit(0);
  }
  hardenApp();
  declareDeskProtocol();
  // Under Wayland a global shortcut goes through the desktop’s portal, or nowhere.
  if (process.platform === 'linux')
    app.commandLine.appendSwitch('enable-features', 'GlobalShortcutsPortal');

  let host: HostClient | null = null;
  let window: BrowserWindow | null = null;
  app.on('second-instance', () => {
    if (window !== null) showWindow(window);
  });
  // Not a top-level await: Electron is ready only once this module has been evaluated.
  void app.whenReady().then(async () => {
    hardenSession(session.defaultSession);
    serveDesk(join(import.meta.dirname, '../renderer'));
    host = startHostProcess(start, () => openDemonstration(start.folder));
    const refusal = await host.started;
    if (refusal !== null) return refuseStart(refusal, 1);
    window = openDeskWindow(start.folder, start.kiosk);
    relayCalls(window, host, ownCalls(window));
    wireDesk(window, start.folder);
    sayWhenHostLost(window, host);
    sayWhenPageLost(window);
    process.stdout.write(`Relais prêt : ${DESK_ORIGIN}/\n`);
  });

  let closing = false;
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (closing || host === null) return;
    closing = true;
    event.preventDefault();
    void host.close().then(() => app.quit());
  });
  app.on('will-quit', () => globalShortcut.unregisterAll());
}
