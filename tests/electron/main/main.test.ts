import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { electronDouble as ElectronDouble } from '../../support/electron-double.ts';
import { readStartArguments } from '../../../electron/main/start-arguments.ts';
import { electronChannels } from '../../../shared/ipc/exposed-bridge.ts';

let folder: string;
let printed: string[];
const { argv } = process;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-main-'));
  printed = [];
  vi.resetModules();
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.argv = argv;
  rmSync(folder, { recursive: true });
});

/** Evaluates Electron’s entry anew, as a start with these arguments would. */
async function startMain(
  args?: readonly string[],
  prepare: (electron: typeof ElectronDouble) => void = () => {},
) {
  const start = { folder, demo: false, department: null, enrolmentCode: null };
  process.argv = ['electron', '.', '--lang=fr', ...(args ?? [`--relais=${JSON.stringify(start)}`])];
  const { electronDouble } = await import('../../support/electron-double.ts');
  prepare(electronDouble);
  await import('../../../electron/main/index.ts');
  return electronDouble;
}

/** The same for an installed program, whose command line has no path of sources. */
async function startInstalled(
  args: readonly string[],
  prepare: (electron: typeof ElectronDouble) => void,
) {
  process.argv = ['relais', ...args];
  const { electronDouble } = await import('../../support/electron-double.ts');
  prepare(electronDouble);
  await import('../../../electron/main/index.ts');
  return electronDouble;
}

/** Lets everything that is due happen. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

async function startReady() {
  const electron = await startMain();
  electron.becomeReady();
  await settle();
  const [child] = electron.asked.children;
  if (child === undefined) throw new Error('The host process was started.');
  return { electron, child };
}

describe('a start of Electron', () => {
  it('keeps the page’s storage in the profile, readable by its owner alone', async () => {
    const electron = await startMain();
    const storage = join(folder, 'electron');
    expect(electron.asked.paths).toEqual(new Map([['userData', storage]]));
    // Windows has no such bits: the folder inherits its owner’s rights.
    const others = process.platform === 'win32' ? 0 : 0o077;
    expect(statSync(storage).mode & others).toBe(0);
  });

  it('declares its scheme before the app is ready, and starts nothing yet', async () => {
    const electron = await startMain();
    expect(electron.asked.schemes.map(({ scheme }) => scheme)).toEqual(['app', 'visio']);
    expect(electron.asked.children).toEqual([]);
    expect(electron.asked.windows).toEqual([]);
  });

  it('opens the window once the host can be used, and says so', async () => {
    const { electron, child } = await startReady();
    expect(child.args).toHaveLength(1);
    expect(child.args[0]).toContain('--relais=');
    expect(electron.asked.windows).toEqual([]);
    expect(printed).toEqual([]);
    child.send({ kind: 'ready' });
    await settle();
    expect(electron.asked.windows.map(({ loaded }) => loaded)).toEqual([['app://relais/']]);
    expect(printed).toEqual(['Relais prêt : app://relais/\n']);
  });

  it('relays the page’s calls to the host', async () => {
    const { electron, child } = await startReady();
    child.send({ kind: 'ready' });
    await settle();
    const [window] = electron.asked.windows;
    const answer = electron.invoke(
      window?.mainFrame ?? null,
      electronChannels.call,
      'boot.read',
      {},
    );
    await settle();
    expect(child.received).toEqual([{ kind: 'call', id: 1, channel: 'boot.read', payload: {} }]);
    child.send({ kind: 'answer', id: 1, result: { ok: true, value: 'boot' } });
    expect(await answer).toEqual({ ok: true, value: 'boot' });
  });

  it('opens the demonstration beside its profile when the page asks for it', async () => {
    const opened: string[] = [];
    vi.doMock('../../../electron/main/open-demonstration.ts', () => ({
      openDemonstration: (beside: string) => {
        opened.push(beside);
        return Promise.resolve({ ok: true, value: { url: null } });
      },
    }));
    const { child } = await startReady();
    vi.doUnmock('../../../electron/main/open-demonstration.ts');
    child.send({ kind: 'ready' });
    child.send({ kind: 'discover' });
    await settle();
    expect(opened).toEqual([folder]);
    expect(child.received).toEqual([
      { kind: 'discovered', result: { ok: true, value: { url: null } } },
    ]);
  });

  it('says why the desk cannot be opened, and exits with a fault', async () => {
    const { electron, child } = await startReady();
    child.send({ kind: 'refused', sentence: 'Relais est déjà ouvert sur ce profil.' });
    await settle();
    expect(electron.asked.errorBoxes).toEqual([
      { title: 'Relais', content: 'Relais est déjà ouvert sur ce profil.' },
    ]);
    expect(electron.asked.exitCode).toBe(1);
    expect(electron.asked.windows).toEqual([]);
    expect(printed).toEqual([]);
  });

  it('says so when the host dies before it can be used', async () => {
    const { electron, child } = await startReady();
    child.exit(139);
    await settle();
    expect(electron.asked.errorBoxes[0]?.content).toContain('relancez Relais');
    expect(electron.asked.exitCode).toBe(1);
  });

  it.each([[['--relais=']], [['--relais={"folder":""}']]])(
    'with the arguments %j is refused before anything is asked of Electron',
    async (args) => {
      const { electronDouble } = await import('../../support/electron-double.ts');
      await expect(startMain(args)).rejects.toThrow(/expected|JSON|folder/);
      expect(electronDouble.asked.schemes).toEqual([]);
      expect(electronDouble.asked.paths.size).toBe(0);
    },
  );

  it('enables the sandbox and asks for global shortcuts before the app is ready', async () => {
    const electron = await startMain();
    expect(electron.asked.sandboxed).toBe(true);
    expect(electron.asked.switches).toEqual(
      new Map(process.platform === 'linux' ? [['enable-features', 'GlobalShortcutsPortal']] : []),
    );
  });

  it('shuts the default session before anything is shown', async () => {
    const { electron } = await startReady();
    const [session] = electron.asked.sessions;
    expect(session?.askPermission('media')).toEqual({ requested: false, checked: false });
    expect(session?.mayRequest('https://example.org/')).toBe(false);
  });
});

describe('an installed desk', () => {
  const install = (electron: typeof ElectronDouble) => electron.installed();

  it('starts by itself, on the profile it is given', async () => {
    const profile = join(folder, 'profil');
    const electron = await startInstalled(['--profile', profile, '--department', 'none'], install);
    electron.becomeReady();
    await settle();
    expect(readStartArguments(electron.asked.children[0]?.args ?? [])).toEqual({
      folder: profile,
      demo: false,
      department: { kind: 'none' },
      enrolmentCode: null,
      kiosk: false,
    });
    expect(electron.asked.paths.get('userData')).toBe(join(profile, 'electron'));
  });

  it('says in French what it does not understand, and exits with the code of a wrong use', async () => {
    const electron = await startInstalled(['--remote-debugging-port=9222'], install);
    electron.becomeReady();
    await settle();
    expect(electron.asked.errorBoxes[0]?.content).toContain('Option inconnue');
    expect(electron.asked.exitCode).toBe(2);
    expect(electron.asked.children).toEqual([]);
    expect(electron.asked.schemes).toEqual([]);
  });

  it('says why a profile cannot be written', async () => {
    writeFileSync(join(folder, 'fichier'), '');
    const electron = await startInstalled(['--profile', join(folder, 'fichier')], install);
    electron.becomeReady();
    await settle();
    expect(electron.asked.errorBoxes[0]?.content).toContain(join(folder, 'fichier'));
    expect(electron.asked.exitCode).toBe(1);
    expect(electron.asked.children).toEqual([]);
  });
});

describe('a second start of the same profile', () => {
  it('shows the first, and starts nothing', async () => {
    const electron = await startMain(undefined, ({ asked }) => {
      asked.taken = true;
    });
    electron.becomeReady();
    await settle();
    expect(electron.asked.exitCode).toBe(0);
    expect(electron.asked.children).toEqual([]);
    expect(electron.asked.windows).toEqual([]);
    expect(printed.join('')).toContain('déjà ouvert');
  });

  it('brings the first window to the front', async () => {
    const { electron, child } = await startReady();
    electron.startAgain();
    child.send({ kind: 'ready' });
    await settle();
    const [window, ...others] = electron.asked.windows;
    electron.startAgain();
    expect(window?.gestures).toEqual(['show', 'focus']);
    expect(others).toEqual([]);
    expect(electron.asked.children).toHaveLength(1);
  });
});

describe('quitting', () => {
  it('closes the host first', async () => {
    const { electron, child } = await startReady();
    child.send({ kind: 'ready' });
    await settle();
    electron.quit();
    await settle();
    expect(child.received).toEqual([{ kind: 'close' }]);
    expect(electron.asked.quitted).toBe(false);
    child.send({ kind: 'closed' });
    await settle();
    expect(electron.asked.quitted).toBe(true);
  });

  it('follows the last window', async () => {
    const { electron, child } = await startReady();
    child.send({ kind: 'ready' });
    await settle();
    electron.closeAllWindows();
    await settle();
    expect(child.received).toEqual([{ kind: 'close' }]);
    child.send({ kind: 'event', event: { event: 'host.closing' } });
    child.send({ kind: 'closed' });
    await settle();
    expect(electron.asked.quitted).toBe(true);
  });

  it('lets the shortcuts go', async () => {
    const { electron, child } = await startReady();
    child.send({ kind: 'ready' });
    await settle();
    expect(electron.asked.shortcuts.size).toBe(1);
    electron.quit();
    child.send({ kind: 'closed' });
    await settle();
    expect(electron.asked.shortcuts.size).toBe(0);
  });

  it('does not wait for a host that is dead', async () => {
    const { electron, child } = await startReady();
    child.send({ kind: 'ready' });
    await settle();
    child.exit(1);
    electron.quit();
    await settle();
    expect(electron.asked.quitted).toBe(true);
  });

  it('before the app is ready has nothing to close', async () => {
    const electron = await startMain();
    electron.quit();
    expect(electron.asked.quitted).toBe(true);
  });
});
