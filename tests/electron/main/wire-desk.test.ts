import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDeskWindow } from '../../../electron/main/desk-window.ts';
import { readShellSettings } from '../../../electron/main/shell-settings.ts';
import { wireDesk } from '../../../electron/main/wire-desk.ts';
import { shellEventSchema } from '../../../shared/ipc/shell-event.ts';
import { electronDouble } from '../../support/electron-double.ts';
import type { WindowDouble } from '../../support/electron-double.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-cablage-'));
  electronDouble.reset();
  electronDouble.becomeReady();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function wire(): WindowDouble {
  const opened = openDeskWindow(folder, false);
  wireDesk(opened, folder);
  const window = electronDouble.asked.windows.at(-1);
  if (window === undefined) throw new Error('A window is opened.');
  return window;
}

/** What the page was told, as its own bridge parses it. */
const told = (window: WindowDouble) =>
  window.sent.map(({ payload }) => shellEventSchema.parse(payload));
const settings = () => readFileSync(join(folder, 'electron.json'), 'utf8');
const PASSAGE_MENU = ['Fichier', 'Passage depuis un autre programme'] as const;
const radios = () => {
  const file = electronDouble.asked.menu.find(({ label }) => label === 'Fichier');
  const items = Array.isArray(file?.submenu) ? file.submenu : [];
  const passage = items.find(({ label }) => label === PASSAGE_MENU[1]);
  return (Array.isArray(passage?.submenu) ? passage.submenu : []).map(({ label, checked }) => ({
    label,
    checked,
  }));
};

describe('the Passage’s shortcut', () => {
  it('reaches the page from any program', () => {
    const window = wire();
    electronDouble.press('Control+Alt+P');
    expect(told(window)).toEqual([{ event: 'passage.asked' }]);
  });

  it('is the one the profile keeps', () => {
    writeFileSync(
      join(folder, 'electron.json'),
      JSON.stringify({ format: 'relais-electron', version: 1, passageKey: 'Super+V' }),
    );
    wire();
    expect([...electronDouble.asked.shortcuts.keys()]).toEqual(['Super+V']);
    expect(radios()[0]).toEqual({ label: 'Win + V', checked: true });
  });

  it('is chosen in the menu, used at once and kept', () => {
    wire();
    electronDouble.chooseMenu(...PASSAGE_MENU, 'Ctrl + Maj + F2');
    expect([...electronDouble.asked.shortcuts.keys()]).toEqual(['Control+Shift+F2']);
    expect(readShellSettings(folder).settings.passageKey).toBe('Control+Shift+F2');
    expect(radios().filter(({ checked }) => checked)).toEqual([
      { label: 'Ctrl + Maj + F2', checked: true },
    ]);
  });

  it('may be given up', () => {
    wire();
    electronDouble.chooseMenu(...PASSAGE_MENU, 'Aucun raccourci');
    expect(electronDouble.asked.shortcuts.size).toBe(0);
    expect(JSON.parse(settings())).toMatchObject({ passageKey: null });
  });

  it('held by another program is reported to the page each time it loads', () => {
    electronDouble.asked.othersShortcuts.add('Control+Alt+P');
    const window = wire();
    expect(window.sent).toEqual([]);
    window.finishLoading();
    window.finishLoading();
    expect(told(window)).toHaveLength(2);
    expect(told(window)[0]).toMatchObject({
      event: 'shortcut.refused',
      sentence: expect.stringContaining('Ctrl + Alt + P'),
    });
  });

  it('chosen but held by another program leaves the former one in place', () => {
    electronDouble.asked.othersShortcuts.add('Control+Shift+F2');
    const window = wire();
    electronDouble.chooseMenu(...PASSAGE_MENU, 'Ctrl + Maj + F2');
    expect([...electronDouble.asked.shortcuts.keys()]).toEqual(['Control+Alt+P']);
    expect(told(window)).toMatchObject([{ event: 'shortcut.refused' }]);
    expect(settings).toThrow('ENOENT');
    expect(radios()[0]).toEqual({ label: 'Ctrl + Alt + P', checked: true });
  });

  it('serves all the same when it cannot be kept, and the page is told', () => {
    const window = wire();
    rmSync(folder, { recursive: true });
    electronDouble.chooseMenu(...PASSAGE_MENU, 'Ctrl + Maj + F2');
    expect([...electronDouble.asked.shortcuts.keys()]).toEqual(['Control+Shift+F2']);
    expect(told(window)).toMatchObject([
      { event: 'shortcut.refused', sentence: expect.stringContaining('n’a pas pu être gardé') },
    ]);
  });

  it.each([
    '{',
    '{}',
    JSON.stringify({ format: 'relais-electron', version: 1, passageKey: 'P' }),
    JSON.stringify({ format: 'relais-electron', version: 2, passageKey: null }),
    JSON.stringify({ format: 'relais-electron', version: 1, passageKey: null, more: 1 }),
  ])('is the usual one when electron.json is %j, and the page is told', (text) => {
    writeFileSync(join(folder, 'electron.json'), text);
    const window = wire();
    window.finishLoading();
    expect([...electronDouble.asked.shortcuts.keys()]).toEqual(['Control+Alt+P']);
    expect(told(window)).toMatchObject([
      { event: 'shortcut.refused', sentence: expect.stringContaining('electron.json') },
    ]);
    // What nobody could read is left as it was.
    expect(settings()).toBe(text);
  });
});

describe('a machine that is left', () => {
  it.each(['suspend', 'lock-screen', 'user-did-resign-active'])(
    'asks the page to lock on %s',
    (event) => {
      const window = wire();
      electronDouble.power(event);
      expect(told(window)).toEqual([{ event: 'lock.asked' }]);
    },
  );

  it('asks nothing of a window that is gone', () => {
    const window = wire();
    window.destroy();
    electronDouble.power('lock-screen');
    electronDouble.press('Control+Alt+P');
    expect(window.sent).toEqual([]);
  });
});

describe('the menus', () => {
  const labels = (): (string | undefined)[] =>
    electronDouble.asked.menu.flatMap(({ label, submenu }) => [
      label,
      ...(Array.isArray(submenu) ? submenu.map((item) => item.label ?? item.type) : []),
    ]);
  const roles = () =>
    electronDouble.asked.menu.flatMap(({ submenu }) =>
      Array.isArray(submenu) ? submenu.map(({ role }) => role) : [],
    );

  it('are in French, every item of them', () => {
    wire();
    expect(labels().filter((label) => label !== undefined && label !== 'separator')).toEqual(
      expect.arrayContaining(['Fichier', 'Édition', 'Affichage', 'Aide', 'Plein écran']),
    );
    // An item without a label would show Electron’s own, in English.
    expect(labels()).not.toContain(undefined);
  });

  it('lock the desk', () => {
    const window = wire();
    electronDouble.chooseMenu('Fichier', 'Verrouiller le poste');
    expect(told(window)).toEqual([{ event: 'lock.asked' }]);
  });

  it('say which version this is', () => {
    wire();
    electronDouble.chooseMenu('Aide', 'À propos de Relais');
    expect(electronDouble.asked.messages[0]?.message).toMatch(/^Relais \d+\.\d+\.\d+$/);
  });

  it('reload nothing and open no developer’s tools once installed', () => {
    wire();
    expect(roles()).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']));
    electronDouble.reset();
    electronDouble.installed();
    electronDouble.becomeReady();
    wire();
    for (const role of ['reload', 'forceReload', 'toggleDevTools'])
      expect(roles()).not.toContain(role);
  });
});
