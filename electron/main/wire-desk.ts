import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import { tellDesk } from './desk-events.ts';
import { onMachineLeft } from './lock-events.ts';
import { installMenu } from './menu.ts';
import { createPassageKey } from './passage-key.ts';
import { keepPassageKey, readShellSettings } from './shell-settings.ts';

/** Wires what only Electron has to the desk’s page: the shortcut, the locked session, the menus. */
export function wireDesk(window: BrowserWindow, folder: string): void {
  const lock = () => tellDesk(window, { event: 'lock.asked' });
  const refuse = (sentence: string) => tellDesk(window, { event: 'shortcut.refused', sentence });
  const { settings, refusal } = readShellSettings(folder);
  const key = createPassageKey(
    settings.passageKey,
    () => tellDesk(window, { event: 'passage.asked' }),
    () => performance.now(),
  );
  // A page loaded again, as a lock does, has forgotten.
  window.webContents.on('did-finish-load', () => {
    if (refusal !== null) refuse(refusal);
    if (key.refusal !== null) refuse(key.refusal);
  });

  const choosePassageKey = (accelerator: string | null) => {
    const former = key.current;
    const refused = key.choose(accelerator);
    if (refused === null) keepKey(accelerator);
    else {
      refuse(refused);
      key.choose(former);
    }
    showMenu();
  };
  const keepKey = (accelerator: string | null) => {
    try {
      keepPassageKey(folder, accelerator);
    } catch {
      refuse(
        'Le raccourci sert dès maintenant, mais il n’a pas pu être gardé pour la prochaine fois : vérifiez la place qui reste sur le disque.',
      );
    }
  };
  const showMenu = () =>
    installMenu({
      packaged: app.isPackaged,
      platform: process.platform,
      passageKey: key.current,
      choosePassageKey,
      lock,
    });
  showMenu();
  onMachineLeft(lock);
}
