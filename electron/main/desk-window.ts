import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import { KIOSK_PATH } from '../../shared/web/kiosk-path.ts';
import { DESK_ORIGIN } from './desk-protocol.ts';
import { pagePreferences } from './page-preferences.ts';
import { keepWindowState, placeWindow, readWindowState, SMALLEST } from './window-state.ts';

/**
 * Opens the desk’s window where it was last, or over the whole screen on a kiosk: sandboxed and
 * isolated; what keeps it on its own origin is in harden-contents.ts, for every page there is.
 */
export function openDeskWindow(folder: string, kiosk: boolean): BrowserWindow {
  const state = readWindowState(folder);
  const window = new BrowserWindow({
    ...placeWindow(
      state,
      screen.getAllDisplays().map(({ workArea }) => workArea),
    ),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Relais',
    // Windows and macOS show the program’s own. As far from the sources as from what is built.
    icon: join(import.meta.dirname, '../../resources/icons/relais.png'),
    show: false,
    kiosk,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      ...pagePreferences(),
    },
  });
  if (!kiosk) keepWindowState(window, folder);
  // Shown once drawn: no white flash.
  window.once('ready-to-show', () => {
    if (state?.maximized === true && !kiosk) window.maximize();
    window.show();
  });
  void window.loadURL(`${DESK_ORIGIN}${kiosk ? KIOSK_PATH : '/'}`);
  return window;
}

/** Brings the window to the front, for a second start of the same profile. */
export function showWindow(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
