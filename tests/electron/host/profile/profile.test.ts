import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFileAtomically } from '../../../../electron/host/profile/atomic-file.ts';
import { openProfile, prepareProfileFolder } from '../../../../electron/host/profile/profile.ts';
import type { Profile } from '../../../../electron/host/profile/profile.ts';
import { createFakeRandom } from '../../../support/fake-random.ts';
import { createTestFolder } from '../../../support/host-folder.ts';
import { asOrdinaryUser } from '../../../support/host-ledger.ts';
import { vaultFile } from '../../../support/host-records.ts';

function open(folder: string) {
  return openProfile(folder, createFakeRandom('profile'));
}

function opened(folder: string): Profile {
  const profile = open(folder);
  if (!profile.ok) throw new Error(profile.failure.code);
  return profile.value;
}

function modeOf(...path: string[]): number {
  return statSync(join(...path)).mode & 0o777;
}

describe('a profile folder', () => {
  it('is created for its owner alone, with the folders above it', () => {
    const folder = join(createTestFolder(), 'un', 'deux');
    expect(prepareProfileFolder(folder)).toEqual({ ok: true, value: folder });
    expect(modeOf(folder)).toBe(0o700);
    const profile = opened(folder);
    profile.writeVault(vaultFile());
    profile.update({ port: 4848 });
    expect(modeOf(folder, 'profil.json')).toBe(0o600);
    expect(modeOf(folder, 'coffre.json')).toBe(0o600);
    expect(readdirSync(folder).toSorted()).toEqual(['coffre.json', 'profil.json']);
  });

  it('is refused when it cannot be made: something else is there', () => {
    const folder = createTestFolder();
    writeFileSync(join(folder, 'fichier'), '');
    for (const path of [join(folder, 'fichier'), join(folder, 'fichier', 'profil')])
      expect(prepareProfileFolder(path)).toMatchObject({
        ok: false,
        failure: { code: 'profil-non-inscriptible', sentence: expect.stringContaining(path) },
      });
  });

  it('is refused when it may not be made there', () => {
    const folder = createTestFolder();
    const prepared = asOrdinaryUser(folder, () => {
      chmodSync(folder, 0o500);
      return prepareProfileFolder(join(folder, 'profil'));
    });
    chmodSync(folder, 0o700);
    expect(prepared).toMatchObject({ ok: false, failure: { code: 'profil-non-inscriptible' } });
  });
});

describe('a profile', () => {
  it('keeps its id, and what it was told, at every opening', () => {
    const folder = createTestFolder();
    const first = opened(folder);
    const vault = vaultFile();
    first.update({ port: 4900 });
    first.writeVault(vault);
    const again = opened(folder);
    expect(again.read()).toEqual(first.read());
    expect(again.read()).toMatchObject({ port: 4900, identity: null, demo: null });
    expect(again.readVault()).toEqual(vault);
  });

  it.each<[string, string, string]>([
    ['profil.json', 'profil-plus-recent', '{"format":"relais-profil","version":4,"autre":true}'],
    ['coffre.json', 'profil-plus-recent', '{"format":"relais-coffre","version":4}'],
    ['profil.json', 'profil-illisible', '{"format":"relais-profil","versi'],
    ['profil.json', 'profil-illisible', ''],
    ['profil.json', 'profil-illisible', '\u0000\u0000\u0000'],
    ['profil.json', 'profil-illisible', '{"format":"autre","version":1}'],
    ['profil.json', 'profil-illisible', 'null'],
    ['coffre.json', 'profil-illisible', '[]'],
  ])('whose %s is %s is refused and left untouched', (name, code, text) => {
    const folder = createTestFolder();
    opened(folder).writeVault(vaultFile());
    writeFileSync(join(folder, name), text);
    const before = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    expect(open(folder)).toMatchObject({
      ok: false,
      failure: { code, sentence: expect.stringContaining(name) },
    });
    const after = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    expect(after).toEqual(before);
  });

  it('remembers what is on the disk, not what could not be written there', () => {
    const folder = createTestFolder();
    const profile = opened(folder);
    const before = profile.read();
    symlinkSync('/dev/full', join(folder, 'profil.json.nouveau'));
    expect(() => profile.update({ port: 5000 })).toThrow('ENOSPC');
    expect(profile.read()).toEqual(before);
    expect(opened(folder).read()).toEqual(before);
    profile.update({ port: 5001 });
    expect(opened(folder).read().port).toBe(5001);
  });
});

describe('a file written at once', () => {
  it('stays the old one when the new one cannot be written', () => {
    const folder = createTestFolder();
    const path = join(folder, 'fichier');
    writeFileAtomically(path, 'ancien');
    symlinkSync('/dev/full', `${path}.nouveau`);
    expect(() => writeFileAtomically(path, 'nouveau')).toThrow('ENOSPC');
    expect(readFileSync(path, 'utf8')).toBe('ancien');
    expect(existsSync(`${path}.nouveau`)).toBe(false);
  });

  it('stays the old one when the disk takes only the beginning of the new one', () => {
    const folder = createTestFolder();
    const path = join(folder, 'fichier');
    writeFileAtomically(path, 'ancien');
    const module = join(import.meta.dirname, '../../../../electron/host/profile/atomic-file.ts');
    const script = `import { writeFileAtomically } from ${JSON.stringify(module)};
      try { writeFileAtomically(${JSON.stringify(path)}, 'n'.repeat(100_000)); }
      catch (error) { process.stdout.write(error.code); }`;
    // The shell’s limit on a file’s size cuts a write short, as the last bytes of a disk do.
    const said = execFileSync(
      'sh',
      [
        '-c',
        `trap '' XFSZ; ulimit -f 64; exec "$0" --input-type=module -e "$1"`,
        process.execPath,
        script,
      ],
      { encoding: 'utf8' },
    );
    expect(said).toBe('EFBIG');
    expect(readFileSync(path, 'utf8')).toBe('ancien');
  });

  it('replaces what a start cut in the middle had left', () => {
    const folder = createTestFolder();
    const path = join(folder, 'fichier');
    writeFileSync(`${path}.nouveau`, 'un reste bien plus long que ce qui vient');
    writeFileAtomically(path, 'court');
    expect(readFileSync(path, 'utf8')).toBe('court');
  });

  it('throws when its folder is gone, rather than write elsewhere', () => {
    const folder = join(createTestFolder(), 'absent');
    expect(() => writeFileAtomically(join(folder, 'fichier'), 'x')).toThrow('ENOENT');
    mkdirSync(folder);
    writeFileAtomically(join(folder, 'fichier'), 'x');
    expect(readFileSync(join(folder, 'fichier'), 'utf8')).toBe('x');
  });
});

describe('a profile of a former version', () => {
  it('of before platforms had a commune is read as it is, and written anew in this version once something changes', () => {
    const folder = createTestFolder();
    const former = {
      format: 'relais-profil',
      version: 1,
      id: 'c7b30e59-84da-4f12-9d6b-2a5f8e1c7049',
      port: 4848,
      identity: { site: 'marvejols', siteName: 'Marvejols', desk: 'A', zone: 'Europe/Paris' },
      department: null,
      demo: null,
    };
    const path = join(folder, 'profil.json');
    writeFileSync(path, JSON.stringify(former));
    const profile = opened(folder);
    expect(profile.read()).toEqual({ ...former, version: 3 });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(former);
    profile.update({ port: 4849 });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ ...former, version: 3, port: 4849 });
  });

  it('of before tokens were changed keeps its link', () => {
    const folder = createTestFolder();
    const department = {
      url: 'https://departement.example',
      token: 'jeton',
      departement: '48',
      enrolledOn: '2026-05-12',
    };
    const former = {
      format: 'relais-profil',
      version: 2,
      id: 'c7b30e59-84da-4f12-9d6b-2a5f8e1c7049',
      port: null,
      identity: null,
      department,
      demo: null,
    };
    writeFileSync(join(folder, 'profil.json'), JSON.stringify(former));
    expect(opened(folder).read().department).toEqual({
      ...department,
      nextToken: null,
      formerToken: null,
    });
  });
});
