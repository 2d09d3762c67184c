import fc from 'fast-check';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createCompactor } from '../../../../electron/host/ledger/compact.ts';
import { createEraser } from '../../../../electron/host/ledger/erase.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { RECORD_SCHEMA_VERSION } from '../../../../shared/domain/record/envelope.ts';
import type { Collection, Envelope } from '../../../../shared/domain/record/envelope.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';
import { createId } from '../../../../shared/kernel/random.ts';
import { deskPaths } from '../../../../shared/sync/protocol.ts';
import { createFakeRandom } from '../../../support/fake-random.ts';
import { holdsPartOf, readAllBytes } from '../../../support/host-bytes.ts';
import { installAt, linkToDepartment, openTestDesk } from '../../../support/host-desk.ts';
import {
  createScratchFolder,
  createTestFolder,
  removeFolder,
} from '../../../support/host-folder.ts';
import { openTestLedger, startTestLedger } from '../../../support/host-ledger.ts';
import type { TestLedger } from '../../../support/host-ledger.ts';
import { visite } from '../../../support/host-records.ts';

const random = createFakeRandom('erase');
const newId = (): Id => idSchema.parse(createId(random));

const clears: Partial<Record<Collection, Envelope['clear']>> = {
  usager: {},
  dossier: { etat: 'ouvert' },
  mandat: {},
  acces: { rang: 1 },
  decision: {},
  presence: { etat: 'attend' },
  rappel: { etat: 'a-faire', echeance: '2026-06-01' },
  import: { etat: 'en-cours' },
};

/** A record whose sealed half is noise that is found nowhere else. */
function record(collection: Collection = 'usager', bytes = 600): Envelope {
  return {
    id: newId(),
    collection,
    schema: RECORD_SCHEMA_VERSION,
    rev: 1,
    localDay: localDaySchema.parse('2026-05-12'),
    clear: clears[collection] ?? {},
    sealed: Buffer.from(random.bytes(bytes)).toString('base64'),
  };
}

const sealedBytes = ({ sealed }: Envelope) => Buffer.from(sealed ?? '', 'base64');

/** What erases, on a ledger of its own. */
function eraserOf(ledger: TestLedger) {
  const compactor = createCompactor(ledger.file);
  return { erase: createEraser(ledger.file, compactor), settle: compactor.settle };
}

function append(ledger: TestLedger, ...records: Envelope[]): void {
  const appended = ledger.append(records);
  if (!appended.ok) throw new Error(appended.failure.code);
}

describe('an erasure', () => {
  it('takes usagers, dossiers, mandats, lines of the access log and forms out, and leaves their ids', () => {
    const ledger = openTestLedger();
    const { erase } = eraserOf(ledger);
    const kept = record('usager');
    const gone = (['usager', 'dossier', 'mandat', 'acces', 'formulaire'] as const).map((one) =>
      record(one),
    );
    const checkpoint = { ...record('acces'), clear: { rang: 2, coupe: 1 } };
    append(ledger, kept, ...gone, checkpoint);
    expect(
      erase(
        gone.map(({ id }) => id),
        [],
      ),
    ).toEqual({ ok: true, value: null });
    expect(ledger.records().map(({ id }) => id)).toEqual([kept.id, checkpoint.id]);
    const { tombstones, throughSeq } = ledger.reader.pull(7, 100);
    expect(tombstones.map(({ id }) => id)).toEqual(gone.map(({ id }) => id));
    expect(throughSeq).toBe(12);
    expect(ledger.reopen().reader.pull(7, 100).tombstones).toEqual(tombstones);
  });

  it('of a line of the access log is refused until a later one has let it go', () => {
    const ledger = openTestLedger();
    const { erase } = eraserOf(ledger);
    const [first, second] = [record('acces'), { ...record('acces'), clear: { rang: 2 } }] as const;
    const checkpoint = { ...record('acces'), clear: { rang: 3, coupe: 1 } };
    append(ledger, first, second);
    expect(erase([first.id], [])).toMatchObject({ failure: { code: 'effacement-refuse' } });
    append(ledger, checkpoint);
    expect(erase([first.id, second.id], [])).toMatchObject({ ok: false });
    expect(erase([first.id], [])).toEqual({ ok: true, value: null });
    expect(ledger.records().map(({ id }) => id)).toEqual([second.id, checkpoint.id]);
  });

  it.each<Collection>(['visite', 'presence', 'rappel', 'import', 'decision'])(
    'of a %s is refused, and takes nothing else with it',
    (collection) => {
      const ledger = openTestLedger();
      const { erase } = eraserOf(ledger);
      const usager = record('usager');
      const other = collection === 'visite' ? visite() : record(collection);
      append(ledger, usager, other);
      for (const ids of [[usager.id, other.id], [other.id]] as const)
        expect(erase(ids, [])).toMatchObject({
          ok: false,
          failure: { code: 'effacement-refuse', sentence: expect.stringContaining('rien') },
        });
      // Nor under the name of a copy.
      expect(erase([], [other.id])).toMatchObject({ failure: { code: 'effacement-refuse' } });
      expect(ledger.records()).toHaveLength(2);
      expect(ledger.reader.pull(0, 100).tombstones).toEqual([]);
    },
  );

  it('of an id the ledger never held is refused: it would forbid it for nothing', () => {
    const ledger = openTestLedger();
    expect(eraserOf(ledger).erase([newId()], [])).toMatchObject({
      failure: { code: 'effacement-refuse' },
    });
  });

  it('asked again, since its answer was lost, is answered again and writes nothing', () => {
    const ledger = openTestLedger();
    const { erase } = eraserOf(ledger);
    const usager = record();
    const copy = newId();
    append(ledger, usager);
    expect(erase([usager.id, usager.id], [copy, copy])).toMatchObject({ ok: true });
    const seq = ledger.file.lastSeq();
    expect(erase([usager.id], [copy])).toMatchObject({ ok: true });
    expect(ledger.file.lastSeq()).toBe(seq);
  });

  it('is for good: nothing comes back under its id, whatever it claims to be', () => {
    const ledger = openTestLedger();
    const { erase } = eraserOf(ledger);
    const usager = record();
    const copy = newId();
    append(ledger, usager);
    erase([usager.id], [copy]);
    const returns = [usager, { ...usager, rev: 2 }, { ...record('dossier'), id: usager.id }];
    for (const back of [...returns, visite({ id: usager.id }), visite({ id: copy })])
      expect(ledger.append([back])).toMatchObject({
        ok: false,
        failure: { code: 'efface', sentence: expect.stringContaining('effacée') },
      });
    expect(ledger.records()).toEqual([]);
  });

  it('changes no count of any day, and marks none to be sent again', async () => {
    const desk = openTestDesk();
    await linkToDepartment(desk);
    const usager = record();
    await desk.append(visite({ premieres: { jour: true, mois: true, annee: true } }), usager);
    await desk.time.advance(60_000);
    const sent = () => desk.department.calls.filter(({ path }) => path === deskPaths.counts);
    const before = sent();
    expect(before).toHaveLength(1);
    const done = await desk.call('ledger.erase', {
      records: [usager.id],
      copies: [],
      more: false,
    });
    expect(done).toMatchObject({ ok: true, value: { cleaned: true } });
    await desk.time.advance(60_000);
    expect(sent()).toEqual(before);
  });

  it('is told to every page, with the place it has in the ledger', async () => {
    const desk = openTestDesk();
    await installAt(desk, 'marvejols');
    const usager = record();
    await desk.append(usager);
    const done = await desk.call('ledger.erase', { records: [usager.id], copies: [], more: false });
    expect(done).toMatchObject({ value: { ledgerSeq: 2 } });
    expect(desk.events.at(-1)).toEqual({ event: 'ledger.changed', seq: 2 });
    expect(await desk.call('ledger.census', {})).toMatchObject({
      value: { records: 0, ledgerSeq: 2 },
    });
  });
});

describe('the bytes of what was erased', () => {
  it('are in no file of the profile any more, their former revisions’ neither', async () => {
    const desk = openTestDesk();
    await installAt(desk, 'marvejols');
    const first = record('usager', 9000);
    const second = { ...first, rev: 2, sealed: record('usager', 9000).sealed };
    const kept = record('usager', 9000);
    await desk.append(first, kept);
    await desk.append(second);
    expect(holdsPartOf(readAllBytes(desk.folder), sealedBytes(second))).toBe(true);
    const erased = { records: [first.id], copies: [] };
    expect(await desk.call('ledger.erase', { ...erased, more: true })).toMatchObject({
      value: { cleaned: false },
    });
    expect(await desk.call('ledger.erase', { ...erased, more: false })).toMatchObject({
      value: { cleaned: true },
    });
    const bytes = readAllBytes(desk.folder);
    expect(holdsPartOf(bytes, sealedBytes(kept))).toBe(true);
    expect([first, second].filter((gone) => holdsPartOf(bytes, sealedBytes(gone)))).toEqual([]);
  });

  it('are gone whatever was written and moved around them before', () => {
    const size = fc.integer({ min: 40, max: 5000 });
    const step = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), size }),
      fc.record({ kind: fc.constant('revise' as const), size, at: fc.nat() }),
      fc.record({ kind: fc.constant('erase' as const), at: fc.nat() }),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 80, size: 'max' }), (steps) => {
        const folder = createScratchFolder();
        const ledger = startTestLedger(folder);
        try {
          const { erase, settle } = eraserOf(ledger);
          const live: Envelope[] = [];
          const gone: Buffer[] = [];
          for (const made of steps) {
            const at = made.kind === 'add' ? 0 : made.at % Math.max(1, live.length);
            const target = live[at];
            if (made.kind === 'add' || target === undefined) {
              const added = record('usager', made.kind === 'erase' ? 300 : made.size);
              append(ledger, added);
              live.push(added);
              continue;
            }
            gone.push(sealedBytes(target));
            if (made.kind === 'erase') {
              erase([target.id], []);
              live.splice(at, 1);
              continue;
            }
            const sealed = record('usager', made.size).sealed;
            const next = { ...target, rev: target.rev + 1, sealed };
            append(ledger, next);
            live[at] = next;
          }
          const last = record('mandat');
          append(ledger, last);
          erase([last.id], []);
          expect(settle()).toBe(true);
          const bytes = readAllBytes(folder);
          expect(gone.filter((former) => holdsPartOf(bytes, former))).toEqual([]);
          expect(live.every((kept) => holdsPartOf(bytes, sealedBytes(kept)))).toBe(true);
        } finally {
          ledger.file.close();
          removeFolder(folder);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('that a power cut left behind are gone at the next opening', async () => {
    const folder = createScratchFolder();
    const cut = startTestLedger(folder);
    const usager = record('usager', 5000);
    append(cut, usager);
    eraserOf(cut).erase([usager.id], []);
    // The files as they lie when the power goes: erased, not cleaned up.
    expect(holdsPartOf(readAllBytes(folder), sealedBytes(usager))).toBe(true);
    const desk = openTestDesk({ folder: copyFiles(folder) });
    cut.file.close();
    removeFolder(folder);
    expect(await desk.call('ledger.census', {})).toMatchObject({ value: { records: 0 } });
    expect(holdsPartOf(readAllBytes(desk.folder), sealedBytes(usager))).toBe(false);
  });

  it('of several people are gone by themselves when the rest never comes', async () => {
    const desk = openTestDesk();
    await installAt(desk, 'marvejols');
    const usager = record('usager', 5000);
    await desk.append(usager);
    const asked = { records: [usager.id], copies: [], more: true };
    expect(await desk.call('ledger.erase', asked)).toMatchObject({ value: { cleaned: false } });
    expect(holdsPartOf(readAllBytes(desk.folder), sealedBytes(usager))).toBe(true);
    await desk.time.advance(30_000);
    expect(holdsPartOf(readAllBytes(desk.folder), sealedBytes(usager))).toBe(false);
  });

  it('stay while another program reads the ledger, and it says so', () => {
    const ledger = openTestLedger();
    const { erase, settle } = eraserOf(ledger);
    const usager = record('usager', 5000);
    append(ledger, usager);
    const reader = new DatabaseSync(join(ledger.folder, 'journal.db'));
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM records').get();
    expect(erase([usager.id], [])).toMatchObject({ ok: true });
    expect(settle()).toBe(false);
    expect(holdsPartOf(readAllBytes(ledger.folder), sealedBytes(usager))).toBe(true);
    reader.close();
    expect(settle()).toBe(true);
    expect(holdsPartOf(readAllBytes(ledger.folder), sealedBytes(usager))).toBe(false);
    expect(ledger.file.database.prepare('PRAGMA integrity_check').get()).toEqual({
      integrity_check: 'ok',
    });
  });
});

/** A copy of the ledger’s files as they lie, in a folder of this test’s own. */
function copyFiles(folder: string): string {
  const copy = createTestFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}
