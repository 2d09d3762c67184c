import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import { VISITOR_PAGE } from '../../shared/domain/presence/visitor-messages.ts';
import type { Id } from '../../shared/domain/site/identifiers.ts';
import { contract } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { DESK_ORIGIN, isDeskUrl } from './desk-protocol.ts';
import { pagePreferences } from './page-preferences.ts';
import { refuseRequest } from './refuse-request.ts';
import { findSecondDisplay } from './second-display.ts';

/** The window in front of visitors. */
export interface VisitorsWindow {
  /** Opens it, or shows the one there is; the payload is the call’s own, still untrusted. */
  open(payload: unknown): Result<Record<string, never>>;
}

/** Size of the window when there is no second screen to fill. */
const ALONE = { width: 1024, height: 768 } as const;

/**
 * The one window besides the desk’s. No page can open any (harden-contents.ts): the desk asks for this
 * one by a call of the contract, main makes it, at a fixed address, once. It has no preload, so no way
 * to the host; its session is the desk’s, where every permission is refused, and holds nothing it
 * could open without the key. It fills the second screen, or is an ordinary window to be moved there,
 * and closes with the desk.
 */
export function createVisitorsWindow(desk: BrowserWindow): VisitorsWindow {
  let window: BrowserWindow | null = null;
  desk.on('closed', () => {
    if (window !== null && !window.isDestroyed()) window.destroy();
  });
  return {
    open: (payload) => {
      const request = contract['visitors.open'].request.safeParse(payload);
      if (!request.success) return refuseRequest();
      if (window === null || window.isDestroyed()) window = makeWindow(desk, request.data.profile);
      // Shown without taking the keyboard, which is the desk’s.
      else window.showInactive();
      return ok({});
    },
  };
}

function makeWindow(desk: BrowserWindow, profile: Id): BrowserWindow {
  const second = findSecondDisplay(
    desk.getBounds(),
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  const window = new BrowserWindow({
    ...(second ?? ALONE),
    title: 'Relais',
    icon: join(import.meta.dirname, '../../resources/icons/relais.png'),
    show: false,
    kiosk: second !== null,
    autoHideMenuBar: true,
    webPreferences: pagePreferences(),
  });
  // The desk’s own address is no way out for this one: it stays on its page.
  const stay = (event: { readonly url: string; preventDefault(): void }) => {
    if (!isVisitorPage(event.url)) event.preventDefault();
  };
  window.webContents.on('will-navigate', stay);
  window.webContents.on('will-frame-navigate', stay);
  window.webContents.on('will-redirect', stay);
  // A blank screen helps nobody: closed, it can be opened again from the desk.
  window.webContents.on('render-process-gone', () => window.destroy());
  window.once('ready-to-show', () => window.showInactive());
  void window.loadURL(`${DESK_ORIGIN}${VISITOR_PAGE}#${profile}`);
  return window;
}

function isVisitorPage(url: string): boolean {
  return isDeskUrl(url) && new URL(url).pathname === VISITOR_PAGE;
}
