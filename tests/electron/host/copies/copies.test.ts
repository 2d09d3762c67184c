import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCopyStore } from '../../../../electron/host/copies/copy-store.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';
import { COPY_PART_BYTES } from '../../../../shared/ipc/contract.ts';
import { createId } from '../../../../shared/kernel/random.ts';
import { createFakeRandom } from '../../../support/fake-random.ts';
import { holdsPartOf, readAllBytes } from '../../../support/host-bytes.ts';
import { openTestDesk } from '../../../support/host-desk.ts';
import type { TestDesk } from '../../../support/host-desk.ts';
import { createTestFolder } from '../../../support/host-folder.ts';

const random = createFakeRandom('copies');
const newId = (): Id => idSchema.parse(createId(random));

/** Noise that stands for a sealed copy of two parts and a little. */
const whole = Buffer.from(random.bytes(2 * COPY_PART_BYTES + 777));

const partsOf = (bytes: Buffer): readonly Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / COPY_PART_BYTES) }, (_, part) =>
    bytes.subarray(part * COPY_PART_BYTES, (part + 1) * COPY_PART_BYTES),
  );

/** Writes the parts of a copy; only some of them, when told which. */
async function write(desk: TestDesk, id: Id, bytes = whole, only?: readonly number[]) {
  const parts = partsOf(bytes);
  let answer = null;
  for (const part of only ?? parts.keys())
    answer = await desk.call('copy.write', {
      id,
      part,
      parts: parts.length,
      sealed: (parts[part] ?? Buffer.alloc(3)).toString('base64'),
    });
  return answer;
}

async function read(desk: TestDesk, id: Id): Promise<Buffer | string> {
  const bytes: Buffer[] = [];
  for (let part = 0; ; part += 1) {
    const answer = await desk.call('copy.read', { id, part });
    if (!answer.ok) return answer.failure.code;
    bytes.push(Buffer.from(answer.value.sealed));
    if (part + 1 === answer.value.parts) return Buffer.concat(bytes);
  }
}

const list = async (desk: TestDesk) => {
  const answer = await desk.call('copy.list', {});
  return answer.ok ? answer.value.ids : answer.failure.code;
};

const filesOf = (desk: TestDesk) => readdirSync(join(desk.folder, 'copies'));

const erase = (desk: TestDesk, ...copies: Id[]) =>
  desk.call('ledger.erase', { records: [], copies, more: false });

/** The profile as a power cut leaves it, in another folder. */
function cutPower(desk: TestDesk): string {
  const folder = createTestFolder();
  cpSync(desk.folder, folder, { recursive: true });
  return folder;
}

describe('a copy', () => {
  it('is written part by part, and read as it was, now and at the next opening', async () => {
    const desk = openTestDesk();
    const id = newId();
    expect(await write(desk, id)).toEqual({ ok: true, value: {} });
    expect(await list(desk)).toEqual([id]);
    expect(await read(desk, id)).toEqual(whole);
    await desk.host.close();
    expect(await read(openTestDesk({ folder: desk.folder }), id)).toEqual(whole);
  });

  it.each([1, COPY_PART_BYTES - 1, COPY_PART_BYTES, COPY_PART_BYTES + 1])(
    'of %i bytes is read as it was',
    async (length) => {
      const desk = openTestDesk();
      const id = newId();
      await write(desk, id, whole.subarray(0, length));
      expect(await read(desk, id)).toEqual(whole.subarray(0, length));
    },
  );

  it('is a file of its random name and nothing else, readable by its owner only', async () => {
    const desk = openTestDesk();
    const id = newId();
    await write(desk, id);
    expect(filesOf(desk)).toEqual([id]);
    expect(statSync(join(desk.folder, 'copies')).mode & 0o777).toBe(0o700);
    expect(statSync(join(desk.folder, 'copies', id)).mode & 0o777).toBe(0o600);
  });

  it('is not there until its last part is, and a power cut leaves nothing of it', async () => {
    const desk = openTestDesk();
    const id = newId();
    await write(desk, id, whole, [0, 1]);
    expect(await list(desk)).toEqual([]);
    expect(await read(desk, id)).toBe('copie-absente');
    const after = openTestDesk({ folder: cutPower(desk) });
    expect(await list(after)).toEqual([]);
    expect(filesOf(after)).toEqual([]);
    expect(await write(after, id, whole, [2])).toMatchObject({
      failure: { code: 'copie-interrompue' },
    });
    expect(await write(after, id)).toMatchObject({ ok: true });
  });

  it.each([
    ['that skips one', [0, 2]],
    ['that comes twice', [0, 0, 1, 1]],
    ['that comes first without the one before', [1]],
  ])('refuses a part %s, and keeps nothing', async (_, order) => {
    const desk = openTestDesk();
    const id = newId();
    expect(await write(desk, id, whole, order)).toMatchObject({
      ok: false,
      failure: { code: 'copie-interrompue', sentence: expect.stringContaining('Recommencez') },
    });
    expect(await list(desk)).toEqual([]);
  });

  it('refuses a part of another length than the others, but the last', async () => {
    const desk = openTestDesk();
    const short = { id: newId(), part: 0, parts: 2, sealed: 'c2NlbGzDqQ==' };
    expect(await desk.call('copy.write', short)).toMatchObject({
      failure: { code: 'copie-interrompue' },
    });
  });

  it('never changes: another one cannot take its name', async () => {
    const desk = openTestDesk();
    const id = newId();
    await write(desk, id);
    expect(await write(desk, id, whole.subarray(0, 10))).toMatchObject({
      failure: { code: 'copie-interrompue' },
    });
    expect(await read(desk, id)).toEqual(whole);
  });

  it('that is not there is said so, part by part', async () => {
    const desk = openTestDesk();
    const id = newId();
    expect(await read(desk, id)).toBe('copie-absente');
    await write(desk, id);
    expect(await desk.call('copy.read', { id, part: 3 })).toMatchObject({
      failure: { code: 'copie-absente', sentence: expect.stringContaining('plus sur ce poste') },
    });
  });

  it('is refused under 500 MB free, and can still be read and erased', async () => {
    let free = 500 * 1024 * 1024;
    const desk = openTestDesk({ freeSpace: () => free });
    const id = newId();
    await write(desk, id);
    free -= 1;
    expect(await write(desk, newId())).toMatchObject({ failure: { code: 'espace-faible' } });
    expect(await read(desk, id)).toEqual(whole);
    expect(await erase(desk, id)).toMatchObject({ ok: true });
    expect(filesOf(desk)).toEqual([]);
  });

  it('that fills the disk is refused in a sentence, and leaves no part behind', () => {
    const folder = createTestFolder();
    const copies = openCopyStore(folder, () => false);
    const id = newId();
    mkdirSync(join(folder, 'copies'));
    // Linux’s own full disk, where the first part is to go.
    symlinkSync('/dev/full', join(folder, 'copies', `${id}.partie`));
    expect(copies.write(id, 0, 2, whole.subarray(0, COPY_PART_BYTES))).toMatchObject({
      ok: false,
      failure: { code: 'disque-plein', sentence: expect.stringContaining('n’a pas été gardée') },
    });
    expect(readdirSync(join(folder, 'copies'))).toEqual([]);
    expect(copies.write(id, 0, 1, whole.subarray(0, 10))).toEqual({ ok: true, value: {} });
  });
});

describe('an erased copy', () => {
  it('leaves no byte in the profile, and cannot come back', async () => {
    const desk = openTestDesk();
    const [gone, kept] = [newId(), newId()];
    const other = Buffer.from(random.bytes(5000));
    await write(desk, gone);
    await write(desk, kept, other);
    expect(holdsPartOf(readAllBytes(desk.folder), whole)).toBe(true);
    expect(await erase(desk, gone)).toMatchObject({ ok: true, value: { cleaned: true } });
    expect(await list(desk)).toEqual([kept]);
    expect(await read(desk, gone)).toBe('copie-absente');
    expect(holdsPartOf(readAllBytes(desk.folder), whole)).toBe(false);
    expect(await write(desk, gone)).toMatchObject({ ok: false, failure: { code: 'efface' } });
    await desk.host.close();
    const next = openTestDesk({ folder: desk.folder });
    expect(await write(next, gone)).toMatchObject({ ok: false, failure: { code: 'efface' } });
    expect(await read(next, kept)).toEqual(other);
  });

  it('that a power cut left in its file is removed at the next opening', async () => {
    const desk = openTestDesk();
    const id = newId();
    await write(desk, id);
    const sealed = readFileSync(join(desk.folder, 'copies', id));
    await erase(desk, id);
    const cut = cutPower(desk);
    writeFileSync(join(cut, 'copies', id), sealed);
    expect(filesOf(openTestDesk({ folder: cut }))).toEqual([]);
  });
});
