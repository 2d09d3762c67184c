import type { WebContents } from 'electron';
import { isDeskUrl } from './desk-protocol.ts';
import { mayVisioGo } from './visio-contents.ts';

/**
 * Shuts the ways out of a page, whatever page it is: it opens no window, goes to no other address,
 * by itself, by a redirect or in a frame, attaches no webview and finds no Bluetooth device. A call
 * page has addresses of its own, and its frames its server’s.
 */
export function hardenContents(contents: WebContents): void {
  const stay = (event: {
    readonly url: string;
    readonly isMainFrame: boolean;
    preventDefault(): void;
  }) => {
    const { url, isMainFrame } = event;
    if (!(mayVisioGo(contents, url, isMainFrame) ?? isDeskUrl(url))) event.preventDefault();
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
