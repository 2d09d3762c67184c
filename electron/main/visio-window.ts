import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { BrowserWindow, session, shell } from 'electron';
import type { Session } from 'electron';
import { afterMilliseconds } from '../host/after-milliseconds.ts';
import type { Fetch } from '../host/delivery/department-client.ts';
import { openVisio } from '../host/visio/open-visio.ts';
import { createVisioPages } from '../host/visio/visio-pages.ts';
import { createVisioRelay } from '../host/visio/visio-relay.ts';
import { contract } from '../../shared/ipc/contract.ts';
import type { Channel } from '../../shared/ipc/contract.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { originOfAppel } from '../../shared/visio/appel.ts';
import type { Appel } from '../../shared/visio/appel.ts';
import { sendToDesk } from './desk-events.ts';
import { pagePreferences } from './page-preferences.ts';
import { refuseRequest } from './refuse-request.ts';
import { markVisio } from './visio-contents.ts';
import { grantVisio, offerScreens, VISIO_ORIGIN, VISIO_SCHEME } from './visio-session.ts';

/** The calls of the contract this process answers: the host has no windows. */
type VisioCall = (payload: unknown) => Promise<Result<unknown>>;
type VisioChannel = Extract<Channel, 'visio.open' | 'visio.say' | 'visio.close'>;

/** Size of the call’s window, in device-independent pixels. */
const SIZE = { width: 1280, height: 820 } as const;

const random = { bytes: (length: number) => randomBytes(length) };

/**
 * The window of a call by video: its own origin, a session of its own in memory that no other call
 * shares, no preload. It dies with the call, with the desk, and when the desk’s page is loaded again,
 * which is what a lock does.
 */
export function createVisioCalls(
  desk: BrowserWindow,
  fetchImpl: Fetch = (url, init) => fetch(url, init),
): Readonly<Record<VisioChannel, VisioCall>> {
  let window: BrowserWindow | null = null;
  let calls = 0;
  const relay = createVisioRelay({
    random,
    schedule: afterMilliseconds,
    onMessage: (message) => {
      if (message.kind === 'fin') destroy();
      sendToDesk(desk, { event: 'visio.message', message });
    },
  });
  const destroy = () => {
    const closing = window;
    window = null;
    if (closing !== null && !closing.isDestroyed()) closing.destroy();
  };
  const close = () => {
    relay.close();
    destroy();
  };
  desk.on('closed', close);
  desk.webContents.on('did-finish-load', close);

  const show = (appel: Appel, chemin: string) => {
    destroy();
    calls += 1;
    // Without `persist:`, Electron keeps a partition in memory alone.
    const own = session.fromPartition(`visio-${calls}`, { cache: false });
    window = makeWindow(desk, own, appel, relay.hasAgreed);
    window.on('closed', () => {
      void own.clearStorageData();
      // Closed by hand: its thread ends, and the relay tells the desk.
    });
    const answer = createVisioPages({
      relay,
      folder: join(import.meta.dirname, '../renderer/visio'),
      random,
      schedule: afterMilliseconds,
    });
    own.protocol.handle(VISIO_SCHEME, async (request) =>
      answer({
        method: request.method,
        path: new URL(request.url).pathname,
        body: request.method === 'POST' ? await request.text() : '',
      }),
    );
    void window.loadURL(`${VISIO_ORIGIN}${chemin}`);
  };

  return {
    'visio.open': async (payload) => {
      const request = contract['visio.open'].request.safeParse(payload);
      if (!request.success) return refuseRequest();
      const { appel } = request.data;
      const opened = await openVisio(relay, fetchImpl, appel);
      if (!opened.ok) return opened;
      if (opened.value.ou === 'page') {
        show(appel, opened.value.chemin);
        return ok({ ou: 'fenetre' });
      }
      destroy();
      // Checked by the contract: an HTTPS address, and nothing else.
      await shell.openExternal(opened.value.lien);
      return ok({ ...opened.value, ouvert: true });
    },
    'visio.say': (payload) => {
      const request = contract['visio.say'].request.safeParse(payload);
      if (!request.success) return Promise.resolve(refuseRequest());
      return Promise.resolve(
        relay.say(request.data.ordre)
          ? ok({})
          : refuse('pas-d-appel', 'Il n’y a plus d’appel en cours.'),
      );
    },
    'visio.close': (payload) => {
      if (!contract['visio.close'].request.safeParse(payload).success)
        return Promise.resolve(refuseRequest());
      close();
      return Promise.resolve(ok({}));
    },
  };
}

function makeWindow(
  desk: BrowserWindow,
  own: Session,
  appel: Appel,
  hasAgreed: () => boolean,
): BrowserWindow {
  const grants = {
    origin: originOfAppel(appel),
    // The check of the booth runs the program’s own page, and no one else’s script.
    agreed: appel.fournisseur === 'essai' ? () => true : hasAgreed,
  };
  grantVisio(own, grants);
  const window = new BrowserWindow({
    ...SIZE,
    title: 'Relais, visio',
    icon: join(import.meta.dirname, '../../resources/icons/relais.png'),
    show: false,
    autoHideMenuBar: true,
    webPreferences: { ...pagePreferences(), session: own },
  });
  markVisio(window.webContents, grants.origin);
  offerScreens(own, grants, window, desk);
  window.once('ready-to-show', () => window.show());
  // Nothing to look at: the relay tells the desk, which can start again in the same room.
  window.webContents.on('render-process-gone', () => window.destroy());
  return window;
}
