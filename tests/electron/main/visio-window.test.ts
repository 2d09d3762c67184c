import { tmpdir } from 'node:os';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDeskWindow } from '../../../electron/main/desk-window.ts';
import { hardenApp } from '../../../electron/main/harden-app.ts';
import { createVisioCalls } from '../../../electron/main/visio-window.ts';
import type { Appel } from '../../../shared/visio/appel.ts';
import { electronDouble } from '../../support/electron-double.ts';
import type { SessionDouble, WindowDouble } from '../../support/electron-double.ts';
import { appel, appelEssai, appelJitsi } from '../../support/visio-examples.ts';

const SERVER = 'https://visio.example';

let desk: WindowDouble;
let calls: ReturnType<typeof createVisioCalls>;
let framing: Record<string, string>;

beforeEach(() => {
  electronDouble.reset();
  hardenApp();
  electronDouble.becomeReady();
  framing = {};
  const opened = openDeskWindow(tmpdir(), false);
  calls = createVisioCalls(opened, () => Promise.resolve(new Response('', { headers: framing })));
  desk = lastWindow();
});

function lastWindow(): WindowDouble {
  const window = electronDouble.asked.windows.at(-1);
  if (window === undefined) throw new Error('A window was opened.');
  return window;
}

const call = (channel: keyof typeof calls, payload: unknown) => calls[channel](payload);

/** Opens a call; its window, its session, its token. */
async function open(what: Appel = appelJitsi()) {
  expect(await call('visio.open', { appel: what })).toEqual({ ok: true, value: { ou: 'fenetre' } });
  const window = lastWindow();
  const session = [...electronDouble.asked.partitions.values()].at(-1);
  if (session === undefined) throw new Error('The call has a session.');
  const address = window.loaded[0] ?? '';
  const say = (message: unknown) =>
    session.fetch(`${address}messages`, { method: 'POST', body: JSON.stringify(message) });
  return { window, session, address, say };
}

/** Whether a session grants these, to this address. */
const grants = (session: SessionDouble, permission: string, asking: string) =>
  session.askPermission(permission, asking);

const YES = { requested: true, checked: true };
const NO = { requested: false, checked: false };

describe('the window of a call', () => {
  it('is sandboxed and isolated, without preload: it has no way to the host', async () => {
    const { window } = await open();
    const { session, ...preferences } = window.options.webPreferences ?? {};
    expect(session).toBeDefined();
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: true,
    });
  });

  it('has a session in memory alone, another one at each call, emptied at the end', async () => {
    const first = await open();
    await open();
    const names = [...electronDouble.asked.partitions.keys()];
    expect(new Set(names).size).toBe(2);
    expect(names.filter((name) => name.startsWith('persist:'))).toEqual([]);
    expect(first.window.isGone()).toBe(true);
    expect(first.session.cleared()).toBe(1);
  });

  it('lives on its own origin, at an address that its token alone opens', async () => {
    const { address, session } = await open();
    expect(address).toMatch(/^visio:\/\/appel\/visio\/[\w-]{43}\/$/);
    const other = address.replace(/[\w-]{43}/, 'A'.repeat(43));
    expect((await session.fetch(`${other}fil`)).status).toBe(410);
    expect((await session.fetch('visio://appel/contrat/boot.read')).status).toBe(404);
  });

  it('passes what its page says on to the desk, to the schema', async () => {
    const { say } = await open();
    expect((await say({ kind: 'entre' })).status).toBe(204);
    expect((await say({ kind: 'ledger.pull' })).status).toBe(400);
    expect(desk.sent.map(({ payload }) => payload)).toEqual([
      { event: 'visio.message', message: { kind: 'entre' } },
    ]);
  });
});

describe('a call ends', () => {
  it('when its page says so', async () => {
    const { window, say } = await open();
    await say({ kind: 'fin' });
    expect(window.isGone()).toBe(true);
  });

  it('when the desk closes it', async () => {
    const { window } = await open();
    await call('visio.close', {});
    expect(window.isGone()).toBe(true);
    expect(await call('visio.say', { ordre: 'micro' })).toMatchObject({
      failure: { code: 'pas-d-appel' },
    });
  });

  it('when the desk’s page is loaded again, as a lock does', async () => {
    const { window } = await open();
    desk.finishLoading();
    expect(window.isGone()).toBe(true);
  });

  it('with the desk, and with the program', async () => {
    const first = await open();
    desk.close();
    expect(first.window.isGone()).toBe(true);
  });

  it('when its page dies', async () => {
    const { window } = await open();
    window.crash('crashed');
    expect(window.isGone()).toBe(true);
  });
});

describe('camera, microphone and screen', () => {
  it('are granted to the page and its server once someone has agreed, never before', async () => {
    const { session, say, address } = await open();
    for (const asking of [address, `${SERVER}/salle`])
      expect(grants(session, 'media', asking)).toEqual(NO);
    await say({ kind: 'accord', camera: true });
    for (const asking of [address, `${SERVER}/salle`])
      for (const permission of ['media', 'display-capture', 'fullscreen'])
        expect(grants(session, permission, asking)).toEqual(YES);
  });

  it.each([
    'https://autre.example/',
    'https://visio.example.autre.example/',
    'http://visio.example/',
    'app://relais/',
    'visio://autre/',
    'about:blank',
  ])('are not granted to %s', async (asking) => {
    const { session, say } = await open();
    await say({ kind: 'accord', camera: true });
    expect(grants(session, 'media', asking)).toEqual(NO);
  });

  it.each([
    'geolocation',
    'notifications',
    'clipboard-read',
    'hid',
    'usb',
    'openExternal',
    'fileSystem',
  ])('are all there is: %s is refused', async (permission) => {
    const { session, say, address } = await open();
    await say({ kind: 'accord', camera: true });
    expect(grants(session, permission, address)).toEqual(NO);
  });

  it('are not granted to the desk by a call', async () => {
    const other = electronDouble.createSession();
    const { say } = await open();
    await say({ kind: 'accord', camera: true });
    expect(grants(other, 'media', 'app://relais/')).toEqual(NO);
  });

  it('serve the check of the booth without a call, for the program’s own page', async () => {
    const { session, address } = await open(appelEssai());
    expect(grants(session, 'media', address)).toEqual(YES);
    expect(grants(session, 'media', SERVER)).toEqual(NO);
  });

  it('a screen is shown when chosen, never the desk’s own window', async () => {
    electronDouble.asked.sources = [
      { id: 'window:0', name: 'Relais' },
      { id: 'screen:1', name: 'Écran 1' },
    ];
    const { session, say } = await open();
    expect(await session.shareScreenWith(SERVER)).toBeNull();
    await say({ kind: 'accord', camera: true });
    electronDouble.asked.nextButton = 0;
    expect(await session.shareScreenWith(SERVER)).toEqual({
      video: { id: 'screen:1', name: 'Écran 1' },
    });
    electronDouble.asked.nextButton = 1;
    expect(await session.shareScreenWith(SERVER)).toBeNull();
    expect(await session.shareScreenWith('https://autre.example')).toBeNull();
    expect(electronDouble.asked.messages.at(-1)?.buttons).toEqual(['Écran 1', 'Ne rien montrer']);
  });
});

describe('the window of a call stays where it is', () => {
  it('its frames on its server, itself on its own pages', async () => {
    const { window, address } = await open();
    expect(window.mayNavigate(address)).toBe(true);
    expect(window.mayNavigateFrame(`${SERVER}/salle`)).toBe(true);
    expect(window.mayNavigate(`${SERVER}/salle`)).toBe(false);
    for (const url of ['app://relais/', 'https://autre.example/', 'file:///etc/passwd'])
      for (const may of [window.mayNavigate, window.mayNavigateFrame, window.mayRedirect])
        expect(may(url)).toBe(false);
  });

  it('opens no window, downloads nothing, attaches no webview', async () => {
    const { window, session } = await open();
    expect(window.open(SERVER)).toBe('deny');
    expect(window.mayAttachWebview()).toBe(false);
    expect(session.mayDownload({ url: `${SERVER}/x`, gesture: true, from: SERVER })).toBe(false);
  });

  it('loads from its server and itself alone', async () => {
    const { session, address } = await open();
    for (const url of [address, `${SERVER}/external_api.js`, 'wss://visio.example/xmpp-websocket'])
      expect(session.mayRequest(url)).toBe(true);
    for (const url of [
      'https://autre.example/',
      'http://visio.example/',
      'app://relais/',
      'file:///x',
    ])
      expect(session.mayRequest(url)).toBe(false);
  });

  it('the desk’s own pages may not go where a call may', async () => {
    await open();
    expect(desk.mayNavigate('visio://appel/visio/fin')).toBe(false);
    expect(desk.mayNavigateFrame(`${SERVER}/salle`)).toBe(false);
  });
});

describe('a pasted address', () => {
  it('is framed in the same isolated window when it lets itself be', async () => {
    const { window } = await open(appel());
    expect(window.mayNavigateFrame('https://reunion.example/essai')).toBe(true);
  });

  it('opens in the system’s browser when it does not', async () => {
    framing = { 'x-frame-options': 'DENY' };
    expect(await call('visio.open', { appel: appel() })).toEqual({
      ok: true,
      value: { ou: 'navigateur', lien: 'https://reunion.example/essai', ouvert: true },
    });
    expect(electronDouble.asked.opened).toEqual(['https://reunion.example/essai']);
    expect(electronDouble.asked.windows).toHaveLength(1);
  });

  it.each(['http://reunion.example/', 'file:///etc/passwd', 'javascript:alert(1)'])(
    'is refused when it is %s',
    async (lien) => {
      expect(await call('visio.open', { appel: { ...appel(), lien } })).toMatchObject({
        failure: { code: 'demande-invalide' },
      });
      expect(electronDouble.asked.opened).toEqual([]);
    },
  );
});
