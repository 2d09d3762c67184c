import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDeskWindow, showWindow } from '../../../electron/main/desk-window.ts';
import { electronDouble } from '../../support/electron-double.ts';
import type { WindowDouble } from '../../support/electron-double.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-fenetre-'));
  electronDouble.reset();
  electronDouble.becomeReady();
});
afterEach(() => rmSync(folder, { recursive: true }));

function open({ kiosk = false } = {}) {
  const opened = openDeskWindow(folder, kiosk);
  const window = electronDouble.asked.windows.at(-1);
  if (window === undefined) throw new Error('A window is opened.');
  return { opened, window };
}

const place = (state: object) =>
  writeFileSync(join(folder, 'fenetre.json'), JSON.stringify({ ...SOMEWHERE, ...state }));
const SOMEWHERE = { x: 100, y: 50, width: 1000, height: 700, maximized: false };
const whereabouts = ({ options: { x, y, width, height } }: WindowDouble) => ({
  x,
  y,
  width,
  height,
});
const CENTRED = { x: undefined, y: undefined, width: 1366, height: 768 };

describe('the desk’s window', () => {
  it('is sandboxed and isolated, without Node, spell-check nor anything that weakens it', () => {
    const { preload, ...preferences } = open().window.options.webPreferences ?? {};
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
    expect(isAbsolute(preload ?? '')).toBe(true);
    expect(preload).toMatch(/[\\/]preload[\\/]index\.cjs$/);
  });

  it('has no developer’s tools once installed', () => {
    electronDouble.installed();
    expect(open().window.options.webPreferences?.devTools).toBe(false);
  });

  it('shows the desk and nothing else, once drawn', () => {
    const { window } = open();
    expect(window.loaded).toEqual(['app://relais/']);
    const { icon } = window.options;
    expect(typeof icon === 'string' && existsSync(icon)).toBe(true);
    expect(window.options.show).toBe(false);
    expect(window.gestures).toEqual([]);
    window.draw();
    expect(window.gestures).toEqual(['show']);
  });

  it('fills the screen of a kiosk, and keeps no place', () => {
    place({ maximized: true });
    const { window } = open({ kiosk: true });
    expect(window.options.kiosk).toBe(true);
    expect(window.loaded).toEqual(['app://relais/?tactile']);
    window.draw();
    expect(window.gestures).toEqual(['show']);
    window.bounds = { x: 0, y: 0, width: 1920, height: 1080 };
    window.close();
    expect(JSON.parse(readFileSync(join(folder, 'fenetre.json'), 'utf8'))).toEqual({
      ...SOMEWHERE,
      maximized: true,
    });
  });
});

describe('its place', () => {
  it('is the usual size, centred, the first time', () => {
    expect(whereabouts(open().window)).toEqual(CENTRED);
  });

  it('is kept from one start to the next, maximised or not', () => {
    const { window } = open();
    window.bounds = { x: 200, y: 100, width: 900, height: 650 };
    window.maximized = true;
    window.close();
    const { window: again } = open();
    expect(whereabouts(again)).toEqual({ x: 200, y: 100, width: 900, height: 650 });
    again.draw();
    expect(again.gestures).toEqual(['maximize', 'show']);
  });

  it('may be on a second screen, left of the first', () => {
    electronDouble.asked.displays = [
      { x: 0, y: 0, width: 1920, height: 1040 },
      { x: -1280, y: 0, width: 1280, height: 1000 },
    ];
    place({ x: -1200, width: 900 });
    expect(whereabouts(open().window)).toMatchObject({ x: -1200, width: 900 });
  });

  it.each([
    ['on a screen that is gone', { x: 2500 }],
    ['above every screen', { y: -400 }],
    ['below every screen', { y: 1030 }],
    ['but for a sliver at the left', { x: -980 }],
    ['but for a sliver at the right', { x: 1900 }],
  ])('is the usual one again when the window was %s', (_where, state) => {
    place(state);
    expect(whereabouts(open().window)).toEqual(CENTRED);
  });

  it('is no larger than the screen, nor smaller than the smallest', () => {
    electronDouble.asked.displays = [{ x: 0, y: 0, width: 1366, height: 728 }];
    place({ width: 3000, height: 2000 });
    expect(whereabouts(open().window)).toMatchObject({ width: 1366, height: 728 });
    place({ width: 300, height: 100 });
    expect(whereabouts(open().window)).toMatchObject({ width: 800, height: 560 });
  });

  it.each(['', 'null', '{', '{"x":1}', JSON.stringify({ ...SOMEWHERE, x: '0' })])(
    'is the usual one when the file says %j',
    (text) => {
      writeFileSync(join(folder, 'fenetre.json'), text);
      expect(whereabouts(open().window)).toEqual(CENTRED);
    },
  );

  it('does not keep the window from closing when it cannot be written', () => {
    const { window } = open();
    rmSync(folder, { recursive: true });
    expect(() => window.close()).not.toThrow();
    folder = mkdtempSync(join(tmpdir(), 'relais-fenetre-'));
  });
});

describe('a window shown again', () => {
  it('comes to the front', () => {
    const { opened, window } = open();
    showWindow(opened);
    expect(window.gestures).toEqual(['show', 'focus']);
  });

  it('is restored when it was minimised', () => {
    const { opened, window } = open();
    window.minimized = true;
    showWindow(opened);
    expect(window.gestures).toEqual(['restore', 'show', 'focus']);
  });

  it('stays closed once closed', () => {
    const { opened, window } = open();
    window.destroy();
    showWindow(opened);
    expect(window.gestures).toEqual([]);
  });
});
