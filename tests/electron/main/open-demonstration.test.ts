import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readStart } from '../../../electron/main/read-start.ts';
import { openDemonstration, runByItself } from '../../../electron/main/open-demonstration.ts';
import { electronDouble } from '../../support/electron-double.ts';
import { createTestFolder } from '../../support/host-folder.ts';

const FOLDER = '/profils/accueil';

beforeEach(() => {
  electronDouble.reset();
  vi.stubEnv('APPIMAGE', undefined);
});
afterEach(() => vi.unstubAllEnvs());

/** Opens the demonstration without starting anything: what would be. */
async function open(starts = true) {
  const asked: { executable: string; args: readonly string[] }[] = [];
  const result = await openDemonstration(FOLDER, (executable, args) => {
    asked.push({ executable, args });
    return Promise.resolve(starts);
  });
  return { result, asked };
}

describe('the demonstration opened from an Electron desk', () => {
  it('is this program once more, on a profile beside, in a window of its own', async () => {
    const { result, asked } = await open();
    expect(result).toEqual({ ok: true, value: { url: null } });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.executable).toBe(process.execPath);
  });

  it.each([true, false])('is what its own command line says (installed: %s)', async (packaged) => {
    if (packaged) electronDouble.installed();
    const { asked } = await open();
    const [first] = asked;
    if (first === undefined) throw new Error('It was started.');
    const argv = [first.executable, ...first.args];
    const started = readStart(argv, { packaged, platform: 'linux', env: {} });
    expect(started).toMatchObject({
      ok: true,
      value: { folder: `${FOLDER}-demonstration`, demo: true, kiosk: false, enrolmentCode: null },
    });
    expect(argv.some((argument) => argument.endsWith('index.js'))).toBe(!packaged);
  });

  it('is started from the AppImage itself, not from where it is unpacked', async () => {
    electronDouble.installed();
    vi.stubEnv('APPIMAGE', '/applications/relais.AppImage');
    expect((await open()).asked[0]?.executable).toBe('/applications/relais.AppImage');
  });

  it('is refused with what to do when it cannot be started', async () => {
    const { result } = await open(false);
    expect(result).toMatchObject({ ok: false, failure: { code: 'demonstration-non-ouverte' } });
    expect(result.ok ? '' : result.failure.sentence).toContain('--demo');
  });
});

describe('a program run by itself', () => {
  it('is said started, or not', async () => {
    expect(await runByItself(process.execPath, ['--version'])).toBe(true);
    expect(await runByItself(join(createTestFolder(), 'absent'), [])).toBe(false);
  });
});
