import { beforeEach, describe, expect, it } from 'vitest';
import { hardenApp } from '../../../electron/main/harden-app.ts';
import { hardenSession } from '../../../electron/main/harden-session.ts';
import { electronDouble, session } from '../../support/electron-double.ts';
import type { PageDouble, SessionDouble } from '../../support/electron-double.ts';

beforeEach(() => {
  electronDouble.reset();
  hardenApp();
});

const ELSEWHERE = [
  'https://example.org/',
  'http://127.0.0.1:4848/',
  'app://autre/',
  'app://relais.example/',
  'file:///etc/passwd',
  'about:blank',
  'data:text/html,x',
  'blob:https://example.org/x',
  'javascript:alert(1)',
  'no address at all',
];

describe('the app', () => {
  it('sandboxes every page', () => {
    expect(electronDouble.asked.sandboxed).toBe(true);
  });

  it('trusts no wrong certificate', () => {
    expect(electronDouble.trustCertificate()).toBe(false);
  });

  it('sends no certificate of the machine', () => {
    expect(electronDouble.sendCertificate()).toBeNull();
  });

  it('answers a server asking for a password with nothing', () => {
    expect(electronDouble.sendLogin()).toEqual([]);
  });
});

describe('any page, whatever opened it', () => {
  let page: PageDouble;
  beforeEach(() => {
    page = electronDouble.createContents();
  });

  it.each(ELSEWHERE)('goes to %s neither by itself, nor in a frame, nor redirected', (url) => {
    expect(page.mayNavigate(url)).toBe(false);
    expect(page.mayNavigateFrame(url)).toBe(false);
    expect(page.mayRedirect(url)).toBe(false);
  });

  it('may be loaded again at the desk’s own address', () => {
    expect(page.mayNavigate('app://relais/')).toBe(true);
    expect(page.mayNavigate('app://relais/#/reglages')).toBe(true);
  });

  it('opens no other window, not even on the desk', () => {
    for (const url of ['app://relais/', 'blob:app://relais/x', ...ELSEWHERE])
      expect(page.open(url)).toBe('deny');
  });

  it('attaches no webview', () => {
    expect(page.mayAttachWebview()).toBe(false);
  });

  it('is given no Bluetooth device', () => {
    expect(page.chooseBluetooth(['the first in range'])).toBe('');
  });
});

describe.each([
  ['the default session', () => hardenedDefault()],
  ['a session made later', () => electronDouble.createSession()],
])('%s', (_which, make) => {
  let seen: SessionDouble;
  beforeEach(() => {
    electronDouble.becomeReady();
    seen = make();
  });

  it.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'clipboard-sanitized-write',
    'display-capture',
    'fullscreen',
    'fileSystem',
    'hid',
    'serial',
    'usb',
    'openExternal',
    'idle-detection',
    'storage-access',
    'unknown',
  ])('grants %s neither when asked nor when looked up', (permission) => {
    expect(seen.askPermission(permission)).toEqual({ requested: false, checked: false });
  });

  it('gives no device, pairs none, shares no screen', () => {
    expect(seen.mayUseDevice()).toBe(false);
    expect(seen.mayPair()).toBe(false);
    expect(seen.shareScreen()).toBeNull();
  });

  it('checks no spelling', () => {
    expect(seen.spellChecked).toBe(false);
  });

  it.each(['app://relais/', 'app://relais/assets/a.js', 'blob:app://relais/x', 'data:image/png,x'])(
    'lets the page have %s',
    (url) => {
      expect(seen.mayRequest(url)).toBe(true);
    },
  );

  it.each([
    'https://example.org/',
    'http://127.0.0.1:4849/',
    'ws://127.0.0.1:9222/',
    'file:///etc/passwd',
    'app://autre/',
    'blob:https://example.org/x',
    'ftp://example.org/',
    'filesystem:app://relais/x',
  ])('reaches %s by no request', (url) => {
    expect(seen.mayRequest(url)).toBe(false);
  });

  it('saves a document the desk made, at the person’s gesture', () => {
    expect(seen.mayDownload({ url: 'blob:app://relais/x', gesture: true, from: DESK })).toBe(true);
  });

  it.each([
    ['nobody asked for', { url: 'blob:app://relais/x', gesture: false, from: DESK }],
    ['comes from a network', { url: 'https://example.org/x.pdf', gesture: true, from: DESK }],
    ['is an address', { url: 'data:text/html,x', gesture: true, from: DESK }],
    ['another origin made', { url: 'blob:https://example.org/x', gesture: true, from: DESK }],
    [
      'another page asks for',
      { url: 'blob:app://relais/x', gesture: true, from: 'https://example.org/' },
    ],
  ])('saves nothing that %s', (_what, item) => {
    expect(seen.mayDownload(item)).toBe(false);
  });
});

const DESK = 'app://relais/#/accueil';

function hardenedDefault(): SessionDouble {
  hardenSession(session.defaultSession as never);
  const [seen] = electronDouble.asked.sessions;
  if (seen === undefined) throw new Error('The default session exists.');
  return seen;
}
