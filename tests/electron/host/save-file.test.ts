import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beginFile } from '../../../electron/host/files/save-file.ts';
import type { FileBeingSaved } from '../../../electron/host/files/save-file.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { createFakeRandom } from '../../support/fake-random.ts';
import { createTestFolder } from '../../support/host-folder.ts';
import { createTinyDisk } from '../../support/host-tiny-disk.ts';

function begun(result: Result<FileBeingSaved>): FileBeingSaved {
  if (!result.ok) throw new Error(result.failure.sentence);
  return result.value;
}

const MEGABYTE = new Uint8Array(1024 * 1024).fill(7);

describe('a file kept in a folder', () => {
  it('has its name once it is whole, and none of it shows before', () => {
    const folder = createTestFolder();
    const file = begun(beginFile(folder, 'pack.pdf', createFakeRandom('fichiers')));
    expect(file.write(MEGABYTE)).toMatchObject({ ok: true });
    expect(readdirSync(folder)).not.toContain('pack.pdf');
    file.write(MEGABYTE);
    expect(file.finish()).toEqual({ ok: true, value: 'pack.pdf' });
    expect(readdirSync(folder)).toEqual(['pack.pdf']);
    expect(readFileSync(join(folder, 'pack.pdf'))).toHaveLength(2 * MEGABYTE.length);
  });

  it('never takes the place of one that was there', () => {
    const folder = createTestFolder();
    writeFileSync(join(folder, 'pack.pdf'), 'le premier');
    const file = begun(beginFile(folder, 'pack.pdf', createFakeRandom('fichiers')));
    file.write(MEGABYTE);
    expect(file.finish()).toEqual({ ok: true, value: 'pack (2).pdf' });
    expect(readFileSync(join(folder, 'pack.pdf'), 'utf8')).toBe('le premier');
  });

  it('leaves nothing on a disk that fills up, and says what to do', () => {
    const { folder } = createTinyDisk();
    const before = readdirSync(folder);
    const file = begun(beginFile(folder, 'pack.pdf', createFakeRandom('fichiers')));
    const answers = [file.write(MEGABYTE), file.write(MEGABYTE)];
    // Where no little disk can be mounted there is room for both.
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.failure]));
    if (refused.length === 0) file.abandon();
    expect(refused.map(({ code }) => code)).toEqual(refused.map(() => 'enregistrement-impossible'));
    expect(refused.every(({ sentence }) => sentence.includes('disque est plein'))).toBe(true);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('let go of, leaves nothing either', () => {
    const folder = createTestFolder();
    const file = begun(beginFile(folder, 'pack.pdf', createFakeRandom('fichiers')));
    file.write(MEGABYTE);
    file.abandon();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused in a folder that is not there any more', () => {
    const gone = join(createTestFolder(), 'cle-retiree');
    expect(beginFile(gone, 'pack.pdf', createFakeRandom('fichiers'))).toMatchObject({
      ok: false,
      failure: {
        code: 'enregistrement-impossible',
        sentence: expect.stringContaining('vérifiez que la clé'),
      },
    });
  });
});
