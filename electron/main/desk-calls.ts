import { ipcMain } from 'electron';
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import type { Channel } from '../../shared/ipc/contract.ts';
import { electronChannels } from '../../shared/ipc/exposed-bridge.ts';
import { refuse } from '../../shared/kernel/result.ts';
import { sendToDesk } from './desk-events.ts';
import { isDeskUrl } from './desk-protocol.ts';
import type { HostClient } from './host-client.ts';
import type { VisioCall } from './visio-window.ts';
import type { VisitorsWindow } from './visitors-window.ts';

/**
 * Relays the contract between the desk’s window and the host, from that window’s page alone. Calls
 * about other windows are answered here: the host has none.
 */
export function relayCalls(
  window: BrowserWindow,
  host: HostClient,
  visitors: VisitorsWindow,
  visio: ReadonlyMap<string, VisioCall>,
): void {
  ipcMain.handle(electronChannels.call, (event, channel: unknown, payload: unknown) => {
    if (!isDesk(window, event) || typeof channel !== 'string')
      return refuse('expediteur-inconnu', 'Cette demande ne vient pas du poste.');
    if (channel === VISITORS_OPEN) return visitors.open(payload);
    return visio.get(channel)?.(payload) ?? host.call(channel, payload);
  });
  host.onEvent((payload) => sendToDesk(window, payload));
}

const VISITORS_OPEN = 'visitors.open' satisfies Channel;

function isDesk(window: BrowserWindow, { senderFrame }: IpcMainInvokeEvent): boolean {
  return (
    senderFrame !== null &&
    !window.isDestroyed() &&
    senderFrame === window.webContents.mainFrame &&
    isDeskUrl(senderFrame.url)
  );
}
