import type { BrowserWindow } from 'electron';
import { electronChannels } from '../../shared/ipc/exposed-bridge.ts';
import type { HOST_LOST } from '../../shared/ipc/exposed-bridge.ts';
import type { ShellEvent } from '../../shared/ipc/shell-event.ts';

/** Tells the desk’s page something of the shell; nothing once its window is gone. */
export function tellDesk(window: BrowserWindow, event: ShellEvent | typeof HOST_LOST): void {
  sendToDesk(window, event);
}

/** Passes an event on to the page, whose bridge parses it. */
export function sendToDesk(window: BrowserWindow, payload: unknown): void {
  if (!window.isDestroyed()) window.webContents.send(electronChannels.event, payload);
}
