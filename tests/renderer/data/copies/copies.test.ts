import 'fake-indexeddb/auto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addCopie, MAX_COPIES, removeCopie } from '../../../../renderer/data/copies/copies.ts';
import {
  MAX_COPY_BYTES,
  readParts,
  writeParts,
} from '../../../../renderer/data/copies/copy-parts.ts';
import { dossierKind } from '../../../../renderer/data/dossiers/dossier-kind.ts';
import { reviseDossier } from '../../../../renderer/data/dossiers/dossiers.ts';
import { tidy } from '../../../../renderer/data/erase/purge.ts';
import { readEntry } from '../../../../renderer/data/records/read-entry.ts';
import { newId } from '../../../../renderer/data/visites/record-visite.ts';
import { COPY_PART_BYTES } from '../../../../shared/ipc/contract.ts';
import { ok, refuse } from '../../../../shared/kernel/result.ts';
import { createFakeRandom } from '../../../support/fake-random.ts';
import { holdsPartOf, readAllBytes } from '../../../support/host-bytes.ts';
import { addDossier, addPerson, openPersonPage } from '../erase/person-examples.ts';
import type { PersonPage } from '../erase/person-examples.ts';
import { settleStore, valueOf } from '../test-page.ts';

/** A picture of two parts and a little. */
const picture = createFakeRandom('picture').bytes(2 * COPY_PART_BYTES + 99);

const draft = {
  piece: null,
  nom: 'Pièce d’identité',
  format: 'image/jpeg',
  pages: 1,
  bytes: picture,
} as const;

const list = async ({ desk }: PersonPage) => valueOf(await desk.call('copy.list', {})).ids;

describe('the bytes of a copy', () => {
  it('come back as they were, and none of them is in the profile in the clear', async () => {
    const { desk, session } = await openPersonPage();
    const id = newId(session);
    const heard: number[] = [];
    valueOf(await writeParts(session, id, picture, (part) => heard.push(part)));
    expect(heard).toEqual([1 / 3, 2 / 3, 1]);
    expect(valueOf(await readParts(session, id))).toEqual(picture);
    expect(holdsPartOf(readAllBytes(desk.folder), Buffer.from(picture))).toBe(false);
  });

  it.each<[string, (sealed: Buffer) => Buffer]>([
    ['a bit was altered', (sealed) => Buffer.from(sealed.map((byte, at) => byte ^ +(at === 5e5)))],
    [
      'two parts were exchanged',
      (sealed) =>
        Buffer.concat([
          sealed.subarray(COPY_PART_BYTES, 2 * COPY_PART_BYTES),
          sealed.subarray(0, COPY_PART_BYTES),
          sealed.subarray(2 * COPY_PART_BYTES),
        ]),
    ],
    ['the last part was cut off', (sealed) => sealed.subarray(0, 2 * COPY_PART_BYTES)],
    ['a part was left out', (sealed) => sealed.subarray(COPY_PART_BYTES)],
    ['something was added', (sealed) => Buffer.concat([sealed, Buffer.alloc(40)])],
  ])('do not open when %s', async (_, alter) => {
    const { desk, session } = await openPersonPage();
    const id = newId(session);
    valueOf(await writeParts(session, id, picture));
    const path = join(desk.folder, 'copies', id);
    writeFileSync(path, alter(readFileSync(path)));
    expect(await readParts(session, id)).toMatchObject({
      ok: false,
      failure: { code: 'copie-alteree', sentence: expect.stringContaining('endommagée') },
    });
  });

  it('do not open under another copy’s name', async () => {
    const { desk, session } = await openPersonPage();
    const [one, other] = [newId(session), newId(session)];
    valueOf(await writeParts(session, one, picture));
    valueOf(await writeParts(session, other, picture));
    const folder = join(desk.folder, 'copies');
    writeFileSync(join(folder, other), readFileSync(join(folder, one)));
    expect(await readParts(session, other)).toMatchObject({ failure: { code: 'copie-alteree' } });
  });

  it('are refused beyond 24 MB before anything is written', async () => {
    const page = await openPersonPage();
    const large = new Uint8Array(MAX_COPY_BYTES + 1);
    expect(await writeParts(page.session, newId(page.session), large)).toMatchObject({
      failure: { code: 'copie-trop-grande' },
    });
    expect(page.wire.calls).not.toContain('copy.write');
  });
});

async function openDossierPage() {
  const page = await openPersonPage();
  const { session } = page;
  const person = await addPerson(session, 'Fictif');
  const { id } = await addDossier(session, person.id);
  const named = async () => (await readEntry(session, dossierKind, id))?.sealed.copies ?? [];
  const settle = () => settleStore(session.store);
  return { ...page, dossier: id, named, settle };
}

describe('a copy of a dossier', () => {
  it('is written, then named by its dossier, with its size and its author', async () => {
    const page = await openDossierPage();
    const { session, dossier } = page;
    const copie = valueOf(await addCopie(session, dossier, draft));
    expect(page.wire.calls.lastIndexOf('copy.write')).toBeLessThan(
      page.wire.calls.lastIndexOf('ledger.append'),
    );
    await page.settle();
    expect(copie).toMatchObject({ octets: picture.length, par: session.author.id });
    expect(await page.named()).toEqual([copie]);
    // What a dossier names is never tidied away.
    expect(await tidy(session)).toMatchObject({ ok: true });
    expect(valueOf(await readParts(session, copie.id))).toEqual(picture);
  });

  it('that its dossier could not name leaves no file', async () => {
    const page = await openDossierPage();
    const refusal = refuse('disque-plein', 'Le disque est plein.');
    page.wire.answer('ledger.append', () => refusal);
    expect(await addCopie(page.session, page.dossier, draft)).toEqual(refusal);
    expect(await list(page)).toEqual([]);
    expect(await page.named()).toEqual([]);
  });

  it('of a dossier erased meanwhile is refused, and leaves no file', async () => {
    const page = await openPersonPage();
    expect(await addCopie(page.session, newId(page.session), draft)).toMatchObject({
      failure: { code: 'dossier-absent', sentence: expect.stringContaining('pas été gardée') },
    });
    expect(await list(page)).toEqual([]);
  });

  it('does not undo what another panel wrote just before', async () => {
    const page = await openDossierPage();
    const { session, dossier } = page;
    const before = await readEntry(session, dossierKind, dossier);
    if (before === null) throw new Error('It is there.');
    const release = page.wire.hold('copy.write');
    const adding = addCopie(session, dossier, draft);
    const sealed = { ...before.sealed, depotPrevu: before.sealed.ouvertLe };
    valueOf(await reviseDossier(session, before, { clear: before.clear, sealed }));
    release();
    const copie = valueOf(await adding);
    await page.settle();
    expect((await readEntry(session, dossierKind, dossier))?.sealed).toMatchObject({
      depotPrevu: before.sealed.ouvertLe,
      copies: [copie],
    });
  });

  it('takes the place of the one it corrects, whose file is erased', async () => {
    const page = await openDossierPage();
    const { session, dossier } = page;
    const first = valueOf(await addCopie(session, dossier, draft));
    await page.settle();
    const last = valueOf(await addCopie(session, dossier, draft));
    await page.settle();
    const turned = valueOf(
      await addCopie(
        session,
        dossier,
        { ...draft, bytes: picture.subarray(0, 500) },
        { replaced: first },
      ),
    );
    await page.settle();
    expect(await page.named()).toEqual([turned, last]);
    expect((await list(page)).toSorted()).toEqual([turned.id, last.id].toSorted());
  });

  it('is refused beyond forty, in a sentence, and leaves no file', async () => {
    const page = await openDossierPage();
    const { session, dossier } = page;
    const small = { ...draft, bytes: picture.subarray(0, 5) };
    for (let count = 0; count < MAX_COPIES; count += 1) {
      valueOf(await addCopie(session, dossier, small));
      await page.settle();
    }
    expect(await addCopie(session, dossier, small)).toMatchObject({
      failure: { code: 'copies-nombre' },
    });
    expect(await list(page)).toHaveLength(MAX_COPIES);
  });

  it('removed leaves the dossier first, then the disk; refused, it stays in both', async () => {
    const page = await openDossierPage();
    const { session, dossier, wire } = page;
    const copie = valueOf(await addCopie(session, dossier, draft));
    await page.settle();
    const refusal = refuse('disque-plein', 'Le disque est plein.');
    wire.answer('ledger.append', () => refusal);
    expect(await removeCopie(session, dossier, copie)).toEqual(refusal);
    expect(await list(page)).toEqual([copie.id]);
    expect(await page.named()).toEqual([copie]);
  });

  it('removed is in no file any more', async () => {
    const page = await openDossierPage();
    const { session, dossier } = page;
    const copie = valueOf(await addCopie(session, dossier, draft));
    await page.settle();
    expect(await removeCopie(session, dossier, copie)).toEqual(ok(null));
    await page.settle();
    expect(await page.named()).toEqual([]);
    expect(await list(page)).toEqual([]);
  });
});
