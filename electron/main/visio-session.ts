import { desktopCapturer, dialog } from 'electron';
import type { BrowserWindow, Session, Streams } from 'electron';

/** The scheme of the call page: an origin of its own, which shares nothing with the desk’s. */
export const VISIO_SCHEME = 'visio';
const VISIO_HOST = 'appel';

/** The call page’s own origin. */
export const VISIO_ORIGIN = `${VISIO_SCHEME}://${VISIO_HOST}`;

/** What a call may do: `origin` is its server’s (null: none); `agreed` is asked each time. */
export interface VisioGrants {
  readonly origin: string | null;
  /** Someone in the booth said yes to camera and microphone, for this call. */
  readonly agreed: () => boolean;
}

/** What a call needs once someone has agreed; anything else is refused. */
const MEDIA = new Set(['media', 'display-capture', 'speaker-selection']);

/** The most windows offered to be shown: a box of buttons, not a wall. */
const MAX_SOURCES = 10;

/**
 * Opens, in the session of one call and nowhere else, what the call needs: its own page, its server’s
 * origin, and camera, microphone and screen for these two once someone has agreed. The session starts
 * from hardenSession’s refusals, as every one does.
 */
export function grantVisio(session: Session, grants: VisioGrants): void {
  const mayUse = (permission: string, asking: string): boolean => {
    if (!isOfCall(asking, grants)) return false;
    return permission === 'fullscreen' || (MEDIA.has(permission) && grants.agreed());
  };
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(mayUse(permission, details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, asking) => mayUse(permission, asking));
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !mayLoad(url, grants) }),
  );
}

/**
 * Lets the call show a screen or a window, chosen in a box by whoever is at the desk: never the desk’s
 * own window, and never without the choice.
 */
export function offerScreens(
  session: Session,
  grants: VisioGrants,
  window: BrowserWindow,
  desk: BrowserWindow,
): void {
  session.setDisplayMediaRequestHandler(
    ({ securityOrigin }, answer) => {
      // As Electron documents it, nothing at all refuses.
      const refuse = () => answer(null as unknown as Streams);
      if (!grants.agreed() || !isOfCall(securityOrigin, grants)) return refuse();
      void chooseSource(window, desk).then(
        (source) => (source === null ? refuse() : answer({ video: source })),
        refuse,
      );
    },
    // The system’s own picker where there is one.
    { useSystemPicker: true },
  );
}

async function chooseSource(window: BrowserWindow, desk: BrowserWindow) {
  const own = [desk.getMediaSourceId(), window.getMediaSourceId()];
  const sources = (
    await desktopCapturer.getSources({
      types: ['screen', 'window'],
      thumbnailSize: { width: 0, height: 0 },
    })
  )
    .filter(({ id }) => !own.includes(id))
    .slice(0, MAX_SOURCES);
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: 'Relais',
    message: 'Que voulez-vous montrer au partenaire\u202f?',
    detail:
      'Tout ce qui s’y trouve sera vu. Un écran entier montre aussi ce qui s’y ouvrira ensuite.',
    buttons: [...sources.map(({ name }) => name), 'Ne rien montrer'],
    defaultId: sources.length,
    cancelId: sources.length,
    noLink: true,
  });
  return sources[response] ?? null;
}

/** Whether an address is the call page’s own. */
export function isVisioUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return protocol === `${VISIO_SCHEME}:` && host === VISIO_HOST;
}

/** Whether an address is of the call’s server. */
export function isOfServer(url: string, origin: string | null): boolean {
  return origin !== null && URL.canParse(url) && new URL(url).origin === origin;
}

function isOfCall(url: string, { origin }: VisioGrants): boolean {
  return isVisioUrl(url) || isOfServer(url, origin);
}

/** A second lock behind the page’s policy: it holds for the frames inside as well. */
function mayLoad(url: string, grants: VisioGrants): boolean {
  if (url.startsWith('data:')) return true;
  if (url.startsWith('blob:')) return isOfCall(url.slice('blob:'.length), grants);
  // A call’s own signalling may be a WebSocket.
  return isOfCall(url.replace(/^wss:/, 'https:'), grants);
}
