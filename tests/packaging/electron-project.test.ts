import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findElectronForTests } from '../../tools/electron-for-tests.ts';
import { createTestFolder } from '../support/host-folder.ts';

const root = join(import.meta.dirname, '..', '..');

/** A folder with something in the place of Electron’s executable, where one looks for it. */
function createElectron(): NodeJS.ProcessEnv {
  const folder = createTestFolder();
  for (const name of ['electron', 'electron.exe']) writeFileSync(join(folder, name), '');
  return { ELECTRON_OVERRIDE_DIST_PATH: folder };
}

const noElectron = (): NodeJS.ProcessEnv => ({ ELECTRON_OVERRIDE_DIST_PATH: createTestFolder() });

/** What an end-to-end run would try on a machine with this around it, and what it says first. */
function listTests(env: NodeJS.ProcessEnv): string {
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [cli, 'test', '--list', '--reporter=list', 'both-shells'],
    { cwd: root, encoding: 'utf8', env: { ...process.env, TEST_WORKER_INDEX: undefined, ...env } },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

describe('Electron’s executable, for the tests', () => {
  it('is found where it is, on a machine with a screen', () => {
    const env = createElectron();
    expect(findElectronForTests({ ...env, DISPLAY: ':99' }, 'linux')).toMatchObject({ ok: true });
    expect(findElectronForTests(env, 'darwin')).toMatchObject({ ok: true });
  });

  it.each([
    ['electron-absent', noElectron, { DISPLAY: ':99' }],
    ['ecran-absent', createElectron, {}],
  ] as const)('is refused (%s) with what to do', (code, around, screen) => {
    const found = findElectronForTests({ ...around(), ...screen }, 'linux');
    expect(found).toMatchObject({ ok: false, failure: { code } });
    expect(found.ok ? '' : found.failure.sentence).toMatch(/«.+».*\.$/);
  });
});

describe('the end-to-end run', () => {
  it('says loudly, once, that nothing is tried in Electron, and counts nothing of it', () => {
    const said = listTests(noElectron());
    expect(said.match(/^!!! RIEN N’EST ESSAYÉ DANS ELECTRON.: .+$/gm)).toHaveLength(1);
    expect(said).toContain('[navigateur] › both-shells.spec.ts');
    expect(said).not.toContain('[electron]');
  });

  it('tries the same tests in both where there is a binary and a screen', () => {
    const said = listTests({ ...createElectron(), DISPLAY: ':99' });
    expect(said).not.toContain('RIEN N’EST ESSAYÉ');
    const tried = [...said.matchAll(/^\s*\[(\w+)\] › both-shells\.spec\.ts:[\d:]+ › (.+)$/gm)];
    const titles = (project: string) =>
      tried.flatMap(([, name, title]) => (name === project ? [title] : []));
    expect(titles('electron').length).toBeGreaterThan(1);
    expect(titles('electron')).toEqual(titles('navigateur'));
  });
});
