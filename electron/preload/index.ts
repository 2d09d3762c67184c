import { contextBridge, ipcRenderer } from 'electron';
import { electronChannels, EXPOSED_NAME } from '../../shared/ipc/exposed-bridge.ts';
import type { ExposedBridge } from '../../shared/ipc/exposed-bridge.ts';

/** The contract, exposed to the desk page. No logic: the main process checks every call. */
const bridge: ExposedBridge = {
  call: (channel, request) => ipcRenderer.invoke(electronChannels.call, channel, request),
  onEvent: (listener) => {
    ipcRenderer.on(electronChannels.event, (_event, payload: unknown) => listener(payload));
  },
};

contextBridge.exposeInMainWorld(EXPOSED_NAME, bridge);
