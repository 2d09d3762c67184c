import 'fake-indexeddb/auto';
import { setImmediate } from 'node:timers/promises';
import Dexie from 'dexie';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { closeSession, commit } from '../../../renderer/data/desk-session.ts';
import type { DeskSession } from '../../../renderer/data/desk-session.ts';
import { countDays } from '../../../renderer/data/figures/count-days.ts';
import { createFigureKeeper } from '../../../renderer/data/figures/figure-keeper.ts';
import { readFirstDay } from '../../../renderer/data/figures/first-day.ts';
import { openDayFigures } from '../../../renderer/data/figures/sealed-day.ts';
import { openEntry } from '../../../renderer/data/records/entry.ts';
import { recordSeance, reviseSeance, seanceKind } from '../../../renderer/data/seances/seances.ts';
import { createSealer } from '../../../renderer/data/sealing/sealer.ts';
import { createDeskDatabase } from '../../../renderer/data/store/desk-database.ts';
import { markUnreadableDays } from '../../../renderer/data/store/stale-days.ts';
import {
  recordLockedPassage,
  recordPassage,
} from '../../../renderer/data/visites/record-passage.ts';
import { completeDay, newId, recordVisite } from '../../../renderer/data/visites/record-visite.ts';
import {
  cancelVisites,
  correctVisite,
  dateVisites,
  keepVisites,
} from '../../../renderer/data/visites/revise-visite.ts';
import { openVisite, sealVisite } from '../../../renderer/data/visites/visite-entry.ts';
import type { VisiteEntry } from '../../../renderer/data/visites/visite-entry.ts';
import { addDays, localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { blankDayFigures } from '../../../shared/domain/comptage/day-figures.ts';
import type { DayFigures } from '../../../shared/domain/comptage/day-figures.ts';
import { blankFigures } from '../../../shared/domain/comptage/figures.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { blankDraft, draftToClear, sealDraft } from '../../../shared/domain/visite/draft.ts';
import type { VisiteDraft } from '../../../shared/domain/visite/draft.ts';
import { installAt, openTestDesk, startTestDesk } from '../../support/host-desk.ts';
import type { TestDesk } from '../../support/host-desk.ts';
import { createScratchFolder, removeFolder } from '../../support/host-folder.ts';
import { recountDay } from './naive-figures.ts';
import type { NaiveEntry } from './naive-figures.ts';
import {
  createWire,
  expectCopyOfLedger,
  openTestSession,
  openTestStore,
  readBoot,
  settleStore,
  valueOf,
} from './test-page.ts';

/** Where the fake time of a desk begins. */
const TODAY = localDaySchema.parse('2026-05-12');

/** Few days, so that entries meet there; a month and a year end between them. */
const days = [0, -1, -12, -132].map((back) => addDays(TODAY, back));

const draft: fc.Arbitrary<VisiteDraft> = fc.record({
  canal: fc.constantFrom('accueil-spontane', 'telephone'),
  age: fc.constantFrom(null, '26-39', 'non-communique'),
  commune: fc.constantFrom(null, '48092', '2A004'),
  premiereVenue: fc.constantFrom(null, true, false),
  foyer: fc.constant(null),
  note: fc.constant(null),
  demandes: fc.array(
    fc.record({
      theme: fc.constantFrom(null, 'T1', 'T2'),
      operateur: fc.constantFrom(null, 'caf'),
      nature: fc.constantFrom(null, 'impression-scan'),
      demarche: fc.constantFrom(null, 'caf-apl'),
      dureeMinutes: fc.constantFrom(null, 15, 20),
      issue: fc.constantFrom(null, 'oriente'),
      destination: fc.constant(null),
      autonomie: fc.constantFrom(null, 'autonome'),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

const happening = fc.record({
  window: fc.constantFrom(0, 1),
  kind: fc.constantFrom(
    'visite',
    'passage',
    'passage-verrouille',
    'passage-horloge-fausse',
    'rattrapage',
    'suivi',
    'corriger',
    'annuler',
    'retablir',
    'dater',
    'dater',
    'seance',
    'revoir-seance',
    'importer',
    'defaire-import',
    'vider',
  ),
  which: fc.nat({ max: 30 }),
  day: fc.constantFrom(...days),
  draft,
  /** Whether a window counts meanwhile, and after how many slices it stops for good. */
  counts: fc.constantFrom('no', 'no', 'begins', 'to-the-end'),
  stops: fc.nat({ max: 2 }),
});
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

interface Page {
  readonly desk: TestDesk;
  readonly session: DeskSession;
}

async function openPage(desk: TestDesk): Promise<Page> {
  return { desk, session: await openTestSession(desk, createWire(desk)) };
}

async function openInstalledPage(): Promise<Page> {
  const desk = openTestDesk();
  await installAt(desk, 'marvejols');
  return openPage(desk);
}

/** A batch of an import: as many visites as drafts, of one day, by one import. */
function imported(
  session: DeskSession,
  lot: Id,
  localDay: LocalDay,
  drafts: readonly VisiteDraft[],
) {
  return drafts.map((each) =>
    sealVisite(session.sealer, newId(session), 1, {
      localDay,
      clear: {
        ...draftToClear(each),
        heure: null,
        premieres: null,
        etat: 'valide',
        datation: 'confirmee',
      },
      sealed: sealDraft(each, {
        instant: null,
        auteur: session.author.id,
        source: { kind: 'import', noteeLe: session.clock.now().toString(), lot },
      }),
    }),
  );
}

const noPause = () => Promise.resolve();

class Interrupted extends Error {}

async function countAll({ store, sealer }: DeskSession): Promise<void> {
  const stale = await store.database.days.where('stale').equals(1).primaryKeys();
  await countDays({ store, sealer, pause: noPause }, stale);
}

async function readVisites({ session }: Page): Promise<readonly VisiteEntry[]> {
  const rows = await session.store.database.records.where('id').notEqual('').toArray();
  return rows
    .filter(({ collection }) => collection === 'visite')
    .map((row) => openVisite(session.sealer, row));
}

/** The figures kept of a day, whether they are late or not. */
async function readDay({ session }: Page, day: LocalDay): Promise<DayFigures | null> {
  const row = await session.store.database.days.get(day);
  return row === undefined ? null : openDayFigures(session.sealer, row);
}

/** What is kept of each day and not stale is what a naive recount of the copy gives. */
async function expectRight({ session }: Page): Promise<void> {
  const { sealer, store } = session;
  const { database } = store;
  const [counted, rows] = await database.transaction('r', database.days, database.records, () =>
    Promise.all([database.days.toArray(), database.records.toArray()]),
  );
  const entriesByDay = new Map<LocalDay, NaiveEntry[]>();
  for (const row of rows) {
    const entry: NaiveEntry =
      row.collection === 'seance'
        ? { held: row.held, seance: openEntry(seanceKind, sealer, row).clear }
        : {
            held: row.held,
            visite: openVisite(sealer, row).clear,
            sealed: openVisite(sealer, row).sealed,
          };
    entriesByDay.set(row.localDay, [...(entriesByDay.get(row.localDay) ?? []), entry]);
  }
  // Every day that has entries is known, be it to count it.
  const known = new Set(counted.map(({ day }) => day));
  expect([...entriesByDay.keys()].filter((day) => !known.has(day))).toEqual([]);
  const fresh = counted.filter(({ stale }) => stale === undefined);
  expect(fresh.map((row) => openDayFigures(sealer, row))).toEqual(
    fresh.map(({ day }) => recountDay(entriesByDay.get(day) ?? [])),
  );
}

describe('the figures kept of each day', () => {
  it('equal a naive recount, whatever happens while two windows count', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 4, maxLength: 20 }), async (happenings) => {
        const folder = createScratchFolder();
        const desk = startTestDesk({ folder });
        await installAt(desk, 'marvejols');
        const pages: readonly [Page, Page] = [await openPage(desk), await openPage(desk)];
        const underWay: Promise<unknown>[] = [];
        const lots: Id[] = [];

        /** Does one thing at a window; a refusal (the other one was first) changes nothing. */
        const play = async (page: Page, { kind, which, day, draft: said }: Happening) => {
          const { session } = page;
          const visites = await readVisites(page);
          const visite = visites[which % Math.max(1, visites.length)];
          switch (kind) {
            case 'visite':
              return recordVisite(session, said);
            case 'passage':
              return recordPassage(session);
            case 'passage-verrouille':
              return recordLockedPassage(session, session.identity);
            case 'passage-horloge-fausse':
              desk.time.setDeskClock('2019-01-03T09:00:00Z');
              await recordPassage(session);
              return desk.time.setDeskClock(desk.time.trueClock.now().toString());
            case 'rattrapage':
              return completeDay(session, day, [said, blankDraft]);
            case 'suivi': {
              const [envelope] = imported(session, newId(session), day, [said]);
              const premieres = { jour: true, mois: which % 2 === 0, annee: which % 4 === 0 };
              return (
                envelope &&
                commit(session, [{ ...envelope, clear: { ...envelope.clear, premieres } }])
              );
            }
            case 'corriger':
              return visite?.clear.etat === 'en-attente'
                ? null
                : visite && correctVisite(session, visite, said);
            case 'annuler':
              return visite && cancelVisites(session, [visite]);
            case 'retablir':
              return visite && keepVisites(session, [visite]);
            case 'dater':
              return visite && dateVisites(session, [visite], day);
            case 'seance':
              return recordSeance(session, day, {
                type: 'atelier',
                theme: 'T1',
                participants: 1 + which,
                titre: 'Atelier',
                dureeMinutes: null,
                note: null,
              });
            case 'revoir-seance': {
              const rows = await session.store.database.records.toArray();
              const row = rows.find(({ collection }) => collection === 'seance');
              return (
                row &&
                reviseSeance(session, openEntry(seanceKind, session.sealer, row), {
                  localDay: day,
                  etat: which % 2 === 0 ? 'annulee' : 'valide',
                  participants: 40,
                })
              );
            }
            case 'importer': {
              const lot = newId(session);
              lots.push(lot);
              return commit(session, imported(session, lot, day, [said, blankDraft, said]));
            }
            case 'defaire-import':
              return cancelVisites(
                session,
                visites.filter(
                  ({ sealed }) =>
                    sealed?.source.kind === 'import' &&
                    sealed.source.lot === lots[which % lots.length],
                ),
              );
            case 'vider': {
              const { database } = session.store;
              return database.transaction('rw', database.records, database.meta, async () => {
                await database.records.clear();
                await database.meta.clear();
              });
            }
          }
        };

        /** Counts at the other window, and may be killed half-way. */
        const count = async ({ session }: Page, { counts, stops }: Happening) => {
          if (counts === 'no') return;
          const { store, sealer } = session;
          let slices = 0;
          const pause = async () => {
            await setImmediate();
            if (counts === 'begins' && (slices += 1) > stops) throw new Interrupted();
          };
          const stale = await store.database.days.where('stale').equals(1).primaryKeys();
          await countDays({ store, sealer, pause }, stale).catch((error: unknown) => {
            if (!(error instanceof Interrupted)) throw error;
          });
        };

        for (const next of happenings) {
          underWay.push(count(pages[next.window === 0 ? 1 : 0], next));
          await play(pages[next.window === 0 ? 0 : 1], next);
          if (next.which % 3 === 0) await settleStore(pages[0].session.store);
          // Between two refills of an emptied copy, its figures wait with it.
          if (next.kind !== 'vider') underWay.push(count(pages[0], next));
        }
        await Promise.all(underWay);
        // The copy, emptied last, is filled again by the next entry.
        valueOf(await recordPassage(pages[0].session));
        for (const { session } of pages) await expectCopyOfLedger(session.store, desk);
        await expectRight(pages[0]);
        await Promise.all(pages.map(({ session }) => countAll(session)));
        expect(await pages[0].session.store.database.days.where('stale').equals(1).count()).toBe(0);
        await expectRight(pages[0]);
        for (const { session } of pages) session.store.close();
        await desk.host.close();
        removeFolder(folder);
      }),
      { numRuns: 30 },
    );
  });

  it('are none before anything is noted, then those of what is noted', async () => {
    const page = await openInstalledPage();
    const { database } = page.session.store;
    expect(await database.days.count()).toBe(0);
    valueOf(await recordPassage(page.session));
    await settleStore(page.session.store);
    expect(await readDay(page, TODAY)).toBe(null);
    await countAll(page.session);
    const counted = await readDay(page, TODAY);
    expect(counted?.valides.visites).toMatchObject({ total: 1, canal: { 'accueil-spontane': 1 } });
    expect(counted?.aPreciser.demandes).toMatchObject({ total: 1, theme: { T9: 1 } });
    expect(counted?.annulees).toEqual(blankDayFigures().annulees);
  });

  it('are all to be counted when the copy was made before figures were kept', async () => {
    const page = await openInstalledPage();
    valueOf(await completeDay(page.session, addDays(TODAY, -400), [blankDraft]));
    valueOf(await recordPassage(page.session));
    await settleStore(page.session.store);
    const { database } = page.session.store;
    const rows = await database.records.toArray();
    page.session.store.close();
    await Dexie.delete(database.name);
    const before = new Dexie(database.name);
    before.version(1).stores({ records: 'id, seq, [collection+localDay], attention', meta: 'key' });
    await before.table('records').bulkPut(rows);
    before.close();

    const again = createDeskDatabase((await readBoot(createWire(page.desk))).profileId, indexedDB);
    onTestFinished(() => again.close());
    expect(await again.days.toArray()).toEqual(
      [addDays(TODAY, -400), TODAY].map((day) => ({ day, writes: 1, stale: 1, sealed: null })),
    );
  });

  it('are forgotten with the copy, when it is the copy of another ledger', async () => {
    const page = await openInstalledPage();
    valueOf(await recordPassage(page.session));
    await settleStore(page.session.store);
    await countAll(page.session);
    page.session.store.close();
    const wire = createWire(page.desk);
    wire.answer('ledger.pull', () => ({
      ok: true,
      value: { records: [], tombstones: [], throughSeq: 0, ledgerSeq: 0 },
    }));
    const other = await openTestStore(wire, { ledgerId: page.session.author.id });
    expect(await other.database.days.toArray()).toMatchObject([
      { day: TODAY, stale: 1, sealed: null },
    ]);
  });

  /** A page that has counted one Passage, and what it keeps of that day. */
  const countPassage = async () => {
    const page = await openInstalledPage();
    const { store } = page.session;
    valueOf(await recordPassage(page.session));
    await settleStore(store);
    await countAll(page.session);
    const row = await store.database.days.get(TODAY);
    if (row === undefined) throw new Error('The day was counted.');
    return { page, row };
  };
  const identity = { id: TODAY, collection: 'chiffres', schema: 1 } as const;

  it('say only what a day has, and open as well when an earlier version sealed all of it', async () => {
    const { page, row } = await countPassage();
    const { sealer } = page.session;
    expect(Object.keys(sealer.open({ ...identity, sealed: row.sealed }) as object)).toEqual([
      'valides',
      'aPreciser',
    ]);
    const whole = openDayFigures(sealer, row);
    expect(whole?.annulees).toEqual(blankFigures());
    expect(openDayFigures(sealer, { ...row, sealed: sealer.seal(identity, whole) })).toEqual(whole);
  });

  it('do not open when a cell counts nothing, or not in whole numbers', async () => {
    const { sealer } = (await openInstalledPage()).session;
    const openCell = (cell: unknown) => {
      const valides = blankFigures();
      Object.assign(valides.visites, { canal: cell });
      const sealed = sealer.seal(identity, { valides });
      return openDayFigures(sealer, { day: TODAY, writes: 1, sealed });
    };
    expect(openCell({ physique: 2 })?.valides.visites.canal).toEqual({ physique: 2 });
    for (const wrong of [{ physique: 0 }, { physique: 1.5 }, { physique: '2' }, [1], null, 3])
      expect(openCell(wrong)).toBe(null);
  });

  it('open for the key and the day they were sealed for, and nowhere else', async () => {
    const { page, row } = await countPassage();
    const { sealer, store } = page.session;
    expect(openDayFigures(sealer, row)?.valides.visites.total).toBe(1);
    expect(openDayFigures(sealer, { ...row, day: addDays(TODAY, -1) })).toBe(null);
    const other = createSealer(new Uint8Array(32), page.session.author.id, page.session.random);
    expect(openDayFigures(other, row)).toBe(null);

    await markUnreadableDays(store.database, [TODAY]);
    await countDays({ store, sealer: other, pause: noPause }, [TODAY]);
    const sealedAnew = await store.database.days.get(TODAY);
    expect(sealedAnew && openDayFigures(other, sealedAnew)?.valides.visites.total).toBe(1);
  });

  it('count a damaged entry by its clear half, as the département does', async () => {
    const page = await openInstalledPage();
    const { sealer, store } = page.session;
    valueOf(
      await recordVisite(page.session, { ...blankDraft, commune: '48092', canal: 'telephone' }),
    );
    await settleStore(store);
    await store.database.records.toCollection().modify({ sealed: 'AAAA' });
    await countDays({ store, sealer, pause: noPause }, [TODAY]);
    expect((await readDay(page, TODAY))?.valides.visites).toMatchObject({
      total: 1,
      canal: { telephone: 1 },
      commune: { '-': 1 },
    });
  });
});

describe('the first day something counts for', () => {
  it('is none before anything is noted, and that of the first entry, counted yet or not', async () => {
    const { session } = await openInstalledPage();
    expect(await readFirstDay(session)).toBe(null);
    valueOf(await completeDay(session, addDays(TODAY, -400), [blankDraft]));
    valueOf(await recordPassage(session));
    await settleStore(session.store);
    expect(await readFirstDay(session)).toBe(addDays(TODAY, -400));
    await countAll(session);
    expect(await readFirstDay(session)).toBe(addDays(TODAY, -400));
  });

  it('leaves out the days of an import that was undone, however many', async () => {
    const page = await openInstalledPage();
    const { session } = page;
    const lot = newId(session);
    for (let back = 400; back > 350; back -= 1)
      valueOf(await commit(session, imported(session, lot, addDays(TODAY, -back), [blankDraft])));
    await settleStore(session.store);
    await countAll(session);
    expect(await readFirstDay(session)).toBe(addDays(TODAY, -400));
    valueOf(await cancelVisites(session, await readVisites(page)));
    await settleStore(session.store);
    await countAll(session);
    expect(await readFirstDay(session)).toBe(null);
    valueOf(await recordPassage(session));
    await settleStore(session.store);
    expect(await readFirstDay(session)).toBe(TODAY);
  });

  it('is not a day a wrong clock gave', async () => {
    const { desk, session } = await openInstalledPage();
    desk.time.setDeskClock('2019-01-03T09:00:00Z');
    valueOf(await recordPassage(session));
    desk.time.setDeskClock(desk.time.trueClock.now().toString());
    valueOf(await recordPassage(session));
    await settleStore(session.store);
    expect(await readFirstDay(session)).toBe(TODAY);
    await countAll(session);
    expect(await readFirstDay(session)).toBe(TODAY);
  });
});

describe('the keeper of the figures', () => {
  it('counts what is noted, as it is noted, the days asked for first, and says how far it is', async () => {
    const page = await openInstalledPage();
    const { session } = page;
    const past = Array.from({ length: 25 }, (_, back) => addDays(TODAY, -1 - back));
    for (const day of past) valueOf(await completeDay(session, day, [blankDraft]));
    await settleStore(session.store);

    const gate = Promise.withResolvers<void>();
    let pause = () => gate.promise;
    const keeper = createFigureKeeper(session, () => pause());
    const told: (number | null)[] = [];
    keeper.subscribe(() => told.push(keeper.percent()));
    const oldest = addDays(TODAY, -25);
    keeper.ask([oldest]);
    await expect.poll(() => keeper.percent()).toBe(0);
    gate.resolve();
    const countedFirst: LocalDay[] = [];
    pause = async () => {
      const fresh = session.store.database.days.filter(({ stale }) => stale === undefined);
      if (countedFirst.length === 0) countedFirst.push(...(await fresh.primaryKeys()));
    };
    await expect.poll(() => keeper.percent()).toBe(null);
    expect(countedFirst).toEqual([oldest]);
    expect(told.at(-1)).toBe(null);
    expect(told.slice(0, -1)).toEqual(told.slice(0, -1).toSorted((a, b) => Number(a) - Number(b)));
    await expectRight(page);

    valueOf(await recordPassage(session));
    await expect.poll(async () => (await readDay(page, TODAY))?.valides.visites.total).toBe(1);
  });

  it('stops with the copy, whatever it was doing', async () => {
    const { session } = await openInstalledPage();
    valueOf(await recordPassage(session));
    await settleStore(session.store);
    const gate = Promise.withResolvers<void>();
    const keeper = createFigureKeeper(session, () => gate.promise);
    await expect.poll(() => keeper.percent()).toBe(0);
    closeSession(session);
    gate.resolve();
    await expect.poll(() => keeper.percent()).toBe(null);
  });
});
