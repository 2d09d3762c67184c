import { tmpdir } from 'node:os';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDeskWindow } from '../../../electron/main/desk-window.ts';
import { sayWhenHostLost, sayWhenPageLost } from '../../../electron/main/say-lost.ts';
import { HOST_LOST } from '../../../shared/ipc/exposed-bridge.ts';
import { electronDouble } from '../../support/electron-double.ts';
import type { WindowDouble } from '../../support/electron-double.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

let window: WindowDouble;
let lose: () => void;

beforeEach(() => {
  electronDouble.reset();
  electronDouble.becomeReady();
  const opened = openDeskWindow(tmpdir(), false);
  const lost = new Promise<void>((resolve) => {
    lose = resolve;
  });
  sayWhenHostLost(opened, {
    started: Promise.resolve(null),
    call: () => Promise.resolve(null),
    onEvent: () => {},
    lost,
    close: () => Promise.resolve(),
  });
  sayWhenPageLost(opened);
  const [first] = electronDouble.asked.windows;
  if (first === undefined) throw new Error('A window is opened.');
  window = first;
});

describe('a host that dies', () => {
  it('is said to the page and to the person, who may close', async () => {
    lose();
    await settle();
    expect(window.sent.map(({ payload }) => payload)).toEqual([HOST_LOST]);
    expect(electronDouble.asked.messages[0]?.detail).toContain('relancez-le');
    expect(electronDouble.asked.quitted).toBe(true);
  });

  it('leaves the window open when asked, to read what is on it', async () => {
    electronDouble.asked.nextButton = 1;
    lose();
    await settle();
    expect(electronDouble.asked.quitted).toBe(false);
  });

  it('starts nothing in its place', async () => {
    lose();
    await settle();
    expect(electronDouble.asked.children).toEqual([]);
  });

  it('quits when there is no window to say it in', async () => {
    window.destroy();
    lose();
    await settle();
    expect(electronDouble.asked.messages).toEqual([]);
    expect(electronDouble.asked.quitted).toBe(true);
  });
});

describe('a page that dies', () => {
  it('is loaded again when asked', async () => {
    window.crash('oom');
    await settle();
    expect(electronDouble.asked.messages[0]?.message).toContain('s’est arrêtée');
    expect(window.reloads()).toBe(1);
  });

  it('closes the desk when asked', async () => {
    electronDouble.asked.nextButton = 1;
    window.crash('crashed');
    await settle();
    expect(window.reloads()).toBe(0);
    expect(electronDouble.asked.quitted).toBe(true);
  });

  it('says nothing when it ends as it should', async () => {
    window.crash('clean-exit');
    await settle();
    expect(electronDouble.asked.messages).toEqual([]);
  });
});
