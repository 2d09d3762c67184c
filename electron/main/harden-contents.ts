import type { WebContents } from 'electron';
import { isDeskUrl } from './desk-protocol.ts';

/**
 * Shuts the ways out of a page, whatever page it is: it opens no window, goes to no other address,
 * by itself, by a redirect or in a frame, attaches no webview and finds no Bluetooth device.
 */
export function hardenContents(contents: WebContents): void {
  const stay = (event: { readonly url: string; preventDefault(): void }) => {
    if (!isDeskUrl(event.url)) event.preventDefault();
  };
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    // Not prevented, Electron would pick the first device in range.
    event.preventDefault();
    choose('');
  });
}
