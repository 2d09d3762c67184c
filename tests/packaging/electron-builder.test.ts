import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import type { Configuration } from 'app-builder-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const written = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
const copy = mkdtempSync(join(tmpdir(), 'relais-paquet-'));

/** The configuration as electron-builder reads it, after a change of its text. */
async function read(change: (text: string) => string = (text) => text): Promise<Configuration> {
  const path = join(copy, 'electron-builder.yml');
  writeFileSync(path, change(written));
  return getConfig(copy, path, null);
}

/** It logs nothing: that is all it asks of a logger. */
const silent = { isEnabled: false } as Parameters<typeof validateConfiguration>[1];
const validate = (config: Configuration) => validateConfiguration(config, silent);

let config: Configuration;
beforeAll(async () => {
  cpSync(join(root, 'package.json'), join(copy, 'package.json'));
  config = await read();
});
afterAll(() => rmSync(copy, { recursive: true }));

describe('the configuration of the installers', () => {
  it('is what electron-builder understands', async () => {
    await expect(validate(config)).resolves.toBeUndefined();
  });

  it.each<[string, string, string]>([
    ['an unknown key', 'asar: true', 'asarr: true'],
    ['an unknown fuse', '  runAsNode: false', '  runAsNodes: false'],
    ['a fuse that is no yes or no', '  runAsNode: false', '  runAsNode: jamais'],
    ['a wrong type', 'npmRebuild: false', 'npmRebuild: [1]'],
    ['an unknown key of the Windows installer', '  perMachine: true', '  perMachines: true'],
    ['an unknown key of the Debian package', '  packageName: relais', '  paquet: relais'],
  ])('is refused with %s', async (_mistake, right, wrong) => {
    expect(written).toContain(right);
    const mistaken = await read((text) => text.replace(right, wrong));
    await expect(validate(mistaken)).rejects.toThrow(/Invalid configuration object/);
  });

  it('sets every fuse, each on its safe side', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      grantFileProtocolExtraPrivileges: false,
      loadBrowserProcessSpecificV8Snapshot: false,
    });
    expect(config.asar).toBe(true);
    expect(config.disableAsarIntegrity).toBeUndefined();
  });

  it('carries the build, its icon and the licences alone, by an allow-list', () => {
    expect(config.files).toEqual([
      {
        filter: [
          'out/main/**',
          'out/preload/**',
          'out/renderer/**',
          'resources/icons/relais.png',
          'package.json',
          'LICENSE',
          'THIRD_PARTY.txt',
          '!**/node_modules/**',
        ],
      },
    ]);
    for (const more of ['extraFiles', 'extraResources', 'asarUnpack'] as const)
      expect(config[more]).toBeUndefined();
  });

  it('installs for the whole machine on Windows, and leaves profiles alone', () => {
    expect(config.win?.target).toBe('nsis');
    expect(config.nsis).toMatchObject({ perMachine: true, deleteAppDataOnUninstall: false });
  });

  it('makes a Debian package, an AppImage and a disk image', () => {
    expect(config.linux?.target).toEqual(['deb', 'AppImage']);
    expect(config.mac?.target).toBe('dmg');
  });

  it('shows the program’s icon everywhere, as large as each system asks', () => {
    const { win, linux, mac } = config;
    expect([linux?.icon, mac?.icon]).toEqual(Array(2).fill('resources/icons/relais.png'));
    const png = readFileSync(join(root, String(mac?.icon)));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    // Its width and height, after the signature and the header’s length and name.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([512, 512]);
    const ico = readFileSync(join(root, String(win?.icon)));
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1]);
    const sides = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
      const at = 6 + 16 * index;
      const picture = ico.subarray(ico.readUInt32LE(at + 12));
      expect(picture.subarray(1, 4).toString()).toBe('PNG');
      return [ico.readUInt8(at), picture.readUInt32BE(16)];
    });
    expect(sides).toEqual([16, 24, 32, 48, 64, 256].map((side) => [side % 256, side]));
  });

  it('starts with no switch, `--no-sandbox` least of all', () => {
    expect(written).not.toContain('--');
    for (const target of [config.linux, config.deb, config.appImage])
      expect(target?.executableArgs).toBeUndefined();
  });

  it('publishes nowhere and fetches no update', () => {
    expect(config.publish).toBeNull();
    expect(written.match(/https?:\S+/g)).toEqual(['https://relais.example/']);
  });
});
