import { ipcMain } from 'electron';
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { isChannel } from '../../shared/ipc/contract.ts';
import type { Channel } from '../../shared/ipc/contract.ts';
import { electronChannels } from '../../shared/ipc/exposed-bridge.ts';
import { refuse } from '../../shared/kernel/result.ts';
import { sendToDesk } from './desk-events.ts';
import { isDeskUrl } from './desk-protocol.ts';
import type { HostClient } from './host-client.ts';

/** What this process answers itself: the host has no windows, no printers and no dialogs. */
export type OwnCalls = Readonly<Partial<Record<Channel, (payload: unknown) => unknown>>>;

/**
 * Relays the contract between the desk’s window and the host, from that window’s page alone; the calls
 * of `own` are answered here.
 */
export function relayCalls(window: BrowserWindow, host: HostClient, own: OwnCalls): void {
  ipcMain.handle(electronChannels.call, (event, channel: unknown, payload: unknown) => {
    if (!isDesk(window, event) || typeof channel !== 'string')
      return refuse('expediteur-inconnu', 'Cette demande ne vient pas du poste.');
    const answer = isChannel(channel) ? own[channel] : undefined;
    return answer === undefined ? host.call(channel, payload) : answer(payload);
  });
  host.onEvent((payload) => sendToDesk(window, payload));
}

function isDesk(window: BrowserWindow, { senderFrame }: IpcMainInvokeEvent): boolean {
  return (
    senderFrame !== null &&
    !window.isDestroyed() &&
    senderFrame === window.webContents.mainFrame &&
    isDeskUrl(senderFrame.url)
  );
}
