import type { DownloadItem, Session, WebContents } from 'electron';
import { DESK_ORIGIN, isDeskUrl } from './desk-protocol.ts';

/** Documents the page itself has made: they never come from a network. */
const DESK_BLOB = `blob:${DESK_ORIGIN}/`;

/**
 * Refuses everything a session may be asked for. The desk needs no camera, place, notification,
 * device, screen capture nor anything else a page may ask; it reaches nothing but its own files.
 * Two grants: the desk’s own addresses, and saving a document the person has just asked for. What a
 * call by video needs more is granted to its own session, in visio-session.ts.
 */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  // Spell-check would fetch a dictionary, and keep what is typed in its files.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayRequest(url) }));
  session.on('will-download', (event, item, contents) => {
    if (!isAskedByDesk(item, contents)) event.preventDefault();
  });
}

/** A second lock behind the page’s policy: this one holds for what no policy covers. */
function mayRequest(url: string): boolean {
  return (
    isDeskUrl(url) ||
    url.startsWith(DESK_BLOB) ||
    // The icons the stylesheets embed.
    url.startsWith('data:') ||
    // A developer’s tools, which the windows of an installed desk refuse to open.
    url.startsWith('devtools:')
  );
}

/** A paper or an export the page made, saved at the person’s own gesture: Electron asks where. */
function isAskedByDesk(item: DownloadItem, contents: WebContents): boolean {
  return (
    item.getURL().startsWith(DESK_BLOB) && item.hasUserGesture() && isDeskUrl(contents.getURL())
  );
}
