import { tmpdir } from 'node:os';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDeskWindow } from '../../../electron/main/desk-window.ts';
import { findSecondDisplay } from '../../../electron/main/second-display.ts';
import { createVisitorsWindow } from '../../../electron/main/visitors-window.ts';
import type { VisitorsWindow } from '../../../electron/main/visitors-window.ts';
import { electronDouble } from '../../support/electron-double.ts';
import type { WindowDouble } from '../../support/electron-double.ts';

const PROFILE = '5e8b2c94-1f6d-4a07-b3c2-d94e70a1f835';
const PAGE = `app://relais/visiteurs/#${PROFILE}`;
const FIRST = { x: 0, y: 0, width: 1920, height: 1040 };
const SECOND = { x: -1280, y: 0, width: 1280, height: 1000 };

let desk: WindowDouble;
let visitors: VisitorsWindow;

beforeEach(() => {
  electronDouble.reset();
  electronDouble.becomeReady();
  visitors = createVisitorsWindow(openDeskWindow(tmpdir(), false));
  desk = lastWindow();
});

function lastWindow(): WindowDouble {
  const window = electronDouble.asked.windows.at(-1);
  if (window === undefined) throw new Error('A window was opened.');
  return window;
}

function open(): WindowDouble {
  expect(visitors.open({ profile: PROFILE })).toEqual({ ok: true, value: {} });
  return lastWindow();
}

describe('the visitors’ window', () => {
  it('is sandboxed and isolated, without preload: it has no way to the host', () => {
    expect(open().options.webPreferences).toEqual({
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

  it('has no developer’s tools once installed', () => {
    electronDouble.installed();
    expect(open().options.webPreferences?.devTools).toBe(false);
  });

  it('shows its page once drawn, and leaves the keyboard to the desk', () => {
    const window = open();
    expect(window.loaded).toEqual([PAGE]);
    expect(window.options.show).toBe(false);
    window.draw();
    expect(window.gestures).toEqual(['showInactive']);
  });

  it('is opened once, then shown again', () => {
    const window = open();
    window.draw();
    expect(open()).toBe(window);
    expect(window.gestures).toEqual(['showInactive', 'showInactive']);
  });

  it('is made anew once closed, or once its page has died', () => {
    open().close();
    const second = open();
    expect(second.loaded).toEqual([PAGE]);
    second.crash('crashed');
    open();
    expect(electronDouble.asked.windows).toHaveLength(4);
  });

  it('closes with the desk', () => {
    const window = open();
    desk.close();
    expect(window.isGone()).toBe(true);
  });

  it('does not mind a desk that closes before it was ever opened', () => {
    expect(() => desk.close()).not.toThrow();
    expect(electronDouble.asked.windows).toHaveLength(1);
  });
});

describe('the visitors’ window stays on its page', () => {
  beforeEach(() => void open());

  it('which may be loaded again', () => {
    const window = lastWindow();
    expect(window.mayNavigate(PAGE)).toBe(true);
    expect(window.mayRedirect(PAGE)).toBe(true);
  });

  it.each([
    'app://relais/',
    'app://relais/?tactile',
    'app://relais/assets/desk.js',
    'app://relais/visiteurs/assets/page.js',
    'app://relais/visiteurs',
    'app://relais/visiteurs/../',
    'app://autre/visiteurs/',
    'https://example.org/visiteurs/',
    'about:blank',
    'no address at all',
  ])('and never goes to %s', (url) => {
    const window = lastWindow();
    expect(window.mayNavigate(url)).toBe(false);
    expect(window.mayNavigateFrame(url)).toBe(false);
    expect(window.mayRedirect(url)).toBe(false);
  });
});

describe('a call that is not understood', () => {
  it.each([undefined, null, {}, { profile: '' }, { profile: 'x' }, { profile: PROFILE, url: 'x' }])(
    'opens nothing: %j',
    (payload) => {
      expect(visitors.open(payload)).toMatchObject({
        ok: false,
        failure: { code: 'demande-invalide' },
      });
      expect(electronDouble.asked.windows).toEqual([desk]);
    },
  );
});

describe('its place', () => {
  it('is the whole second screen when there is one', () => {
    electronDouble.asked.displays = [FIRST, SECOND];
    expect(open().options).toMatchObject({ ...SECOND, kiosk: true });
  });

  it('is the first screen when the desk stands on the second', () => {
    electronDouble.asked.displays = [FIRST, SECOND];
    desk.bounds = { x: -1200, y: 50, width: 1000, height: 700 };
    expect(open().options).toMatchObject({ ...FIRST, kiosk: true });
  });

  it('is an ordinary window when there is one screen: it must never cover the desk for good', () => {
    expect(open().options).toMatchObject({ width: 1024, height: 768, kiosk: false });
  });

  it.each([
    ['no screen at all', [], null],
    ['the desk on no screen', [SECOND], null],
  ])('is none with %s', (_what, displays, expected) => {
    expect(findSecondDisplay({ x: 10, y: 10, width: 800, height: 600 }, displays)).toBe(expected);
  });
});
