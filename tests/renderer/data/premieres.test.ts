import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeskSession } from '../../../renderer/data/desk-session.ts';
import type { DossierEntry } from '../../../renderer/data/dossiers/dossier-kind.ts';
import { reviseDossier } from '../../../renderer/data/dossiers/dossiers.ts';
import type { Usager } from '../../../renderer/data/usagers/usager-kind.ts';
import { usagerKind } from '../../../renderer/data/usagers/usager-kind.ts';
import { reviseUsager } from '../../../renderer/data/usagers/usagers.ts';
import { mergeInto } from '../../../renderer/data/usagers/merge-into.ts';
import { readEntry } from '../../../renderer/data/records/read-entry.ts';
import { eraseUsager } from '../../../renderer/data/erase/erase-usager.ts';
import { attachVisite, detachVisite } from '../../../renderer/data/visites/attach-visite.ts';
import { recordVisiteOf } from '../../../renderer/data/visites/record-visite-of.ts';
import { completeDay, newId } from '../../../renderer/data/visites/record-visite.ts';
import {
  cancelVisites,
  dateVisites,
  keepVisites,
} from '../../../renderer/data/visites/revise-visite.ts';
import { openVisite } from '../../../renderer/data/visites/visite-entry.ts';
import type { VisiteEntry } from '../../../renderer/data/visites/visite-entry.ts';
import { addDays, localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import { countVisites } from '../../../shared/domain/comptage/count-visites.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { assignPremieres } from '../../../shared/domain/usager/premieres.ts';
import { blankDemande, blankDraft } from '../../../shared/domain/visite/draft.ts';
import { addDossier, addPerson, openPersonPage } from './erase/person-examples.ts';
import { readLedger, settleStore, valueOf } from './test-page.ts';

/** The days of a test: the turn of a year and of a month, all past. */
const days = ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01', '2026-02-01'].map((text) =>
  localDaySchema.parse(text),
);

async function readVisites(session: DeskSession): Promise<readonly VisiteEntry[]> {
  await settleStore(session.store);
  const rows = await session.store.database.records.toArray();
  return rows
    .filter(({ collection }) => collection === 'visite')
    .map((row) => openVisite(session.sealer, row));
}

/** Each visite says of its firsts what they are, counted anew from all of them. */
async function expectExact(session: DeskSession): Promise<void> {
  const visites = await readVisites(session);
  const groups = Map.groupBy(visites, ({ sealed }) => sealed?.usager ?? null);
  for (const [usager, some] of groups) {
    const firsts = assignPremieres(
      some.map((one) => ({ ...one, instant: one.sealed?.instant ?? null })),
    );
    const expected = some.map(({ id }) => (usager === null ? null : firsts.get(id)));
    expect(some.map(({ clear }) => clear.premieres)).toEqual(expected);
  }
}

async function fill(session: DeskSession): Promise<void> {
  for (const day of new Set(days)) {
    const drafts = days.filter((one) => one === day).map(() => blankDraft);
    valueOf(await completeDay(session, day, drafts));
  }
}

const step = fc.record({
  what: fc.constantFrom('attach', 'detach', 'cancel', 'keep', 'date', 'record'),
  visite: fc.nat(days.length - 1),
  person: fc.nat(1),
  day: fc.nat(days.length - 1),
});

async function run(
  session: DeskSession,
  people: readonly Usager[],
  { what, visite, person, day }: typeof step extends fc.Arbitrary<infer T> ? T : never,
): Promise<void> {
  const all = (await readVisites(session)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const target = all[visite];
  const usager = people[person];
  const localDay = days[day];
  if (target === undefined || usager === undefined || localDay === undefined)
    throw new Error('The test has visites, people and days.');
  switch (what) {
    case 'attach':
      await attachVisite(session, target, usager.id);
      return;
    case 'detach':
      await detachVisite(session, target, usager.id);
      return;
    case 'cancel':
      valueOf(await cancelVisites(session, [target]));
      return;
    case 'keep':
      valueOf(await keepVisites(session, [target]));
      return;
    case 'date':
      valueOf(await dateVisites(session, [target], localDay));
      return;
    case 'record':
      valueOf(await recordOf(session, usager.id));
  }
}

function recordOf(session: DeskSession, usager: Id) {
  return recordVisiteOf(session, usager, blankDraft, { id: newId(session), others: [] });
}

describe('the visites of usagers suivis', () => {
  it('say their firsts exactly, whatever is attached, detached, cancelled, restored, dated again or recorded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const { session } = await openPersonPage();
        const people = [await addPerson(session, 'Un'), await addPerson(session, 'Deux')];
        await fill(session);
        for (const one of steps) await run(session, people, one);
        await expectExact(session);
      }),
      { numRuns: 25 },
    );
  });

  it('are counted once in the day, the month and the year', async () => {
    const { session } = await openPersonPage();
    const usager = await addPerson(session, 'Exemple', { contact: '2025-01-01' });
    await fill(session);
    for (const visite of await readVisites(session))
      valueOf(await attachVisite(session, visite, usager.id));
    const { usagersSuivis } = countVisites((await readVisites(session)).map(({ clear }) => clear));
    expect(usagersSuivis).toEqual({ jour: 4, mois: 3, annee: 2 });
    const person = await readEntry(session, usagerKind, usager.id);
    expect(person?.sealed.visites).toHaveLength(5);
    expect(person?.sealed.dernierContact).toBe('2026-02-01');
  });

  it('are theirs from the start when recorded as such: counted, in their file, in the access log', async () => {
    const { desk, session } = await openPersonPage();
    const usager = await addPerson(session, 'Exemple', { contact: '2025-01-01' });
    const [first, second] = [
      valueOf(await recordOf(session, usager.id)),
      valueOf(await recordOf(session, usager.id)),
    ];
    expect(first.clear.premieres).toEqual({ jour: true, mois: true, annee: true });
    await expectExact(session);
    const { usagersSuivis } = countVisites((await readVisites(session)).map(({ clear }) => clear));
    expect(usagersSuivis).toEqual({ jour: 1, mois: 1, annee: 1 });
    const person = await readEntry(session, usagerKind, usager.id);
    expect(person?.sealed.visites).toEqual([first.id, second.id]);
    expect(person?.sealed.dernierContact).toBe('2026-05-12');
    expect((await readLedger(desk)).map(({ collection }) => collection)).toContain('acces');
  });

  it('are not recorded for someone who objects, nor for a file that is no more', async () => {
    const { session } = await openPersonPage();
    const usager = await addPerson(session, 'Exemple');
    const opposition = {
      objet: 'le suivi',
      le: localDaySchema.parse('2026-05-11'),
      par: session.author.id,
    };
    valueOf(await reviseUsager(session, usager, { ...usager.sealed, opposition }));
    await settleStore(session.store);
    expect(await recordOf(session, usager.id)).toMatchObject({
      failure: { code: 'usager-opposition' },
    });
    valueOf(await eraseUsager(session, usager.id));
    await settleStore(session.store);
    expect(await recordOf(session, usager.id)).toMatchObject({
      failure: { code: 'usager-absent' },
    });
    expect(await readVisites(session)).toEqual([]);
  });

  it('belong to one person: another one is refused, and nothing changes', async () => {
    const { session } = await openPersonPage();
    const [one, other] = [await addPerson(session, 'Un'), await addPerson(session, 'Deux')];
    await fill(session);
    const [visite] = await readVisites(session);
    if (visite === undefined) throw new Error('There are visites.');
    valueOf(await attachVisite(session, visite, one.id));
    await settleStore(session.store);
    expect(await attachVisite(session, visite, other.id)).toMatchObject({
      ok: false,
      failure: { code: 'visite-d-un-autre' },
    });
    await expectExact(session);
  });

  it('follow the dossiers they are tied to, until untied from the last one', async () => {
    const { session } = await openPersonPage();
    const usager = await addPerson(session, 'Exemple');
    const [first, second] = [
      await addDossier(session, usager.id),
      await addDossier(session, usager.id),
    ];
    await fill(session);
    const [visite] = await readVisites(session);
    if (visite === undefined) throw new Error('There are visites.');
    const owner = async () => {
      const [found] = (await readVisites(session)).filter(({ id }) => id === visite.id);
      await expectExact(session);
      return found?.sealed?.usager;
    };
    const tie = async (entry: DossierEntry, visites: readonly Id[]) => {
      const next = { clear: entry.clear, sealed: { ...entry.sealed, visites: [...visites] } };
      const revised = valueOf(await reviseDossier(session, entry, next));
      await settleStore(session.store);
      return revised;
    };
    const tied = [await tie(first, [visite.id]), await tie(second, [visite.id])] as const;
    expect(await owner()).toBe(usager.id);
    await tie(tied[0], []);
    expect(await owner()).toBe(usager.id);
    await tie(tied[1], []);
    expect(await owner()).toBeNull();
  });

  it('are all of the one kept once two files are made one', async () => {
    const { session } = await openPersonPage();
    const [kept, merged] = [await addPerson(session, 'Un'), await addPerson(session, 'Deux')];
    await fill(session);
    for (const [rank, visite] of (await readVisites(session)).entries())
      valueOf(await attachVisite(session, visite, (rank % 2 === 0 ? kept : merged).id));
    await settleStore(session.store);
    const files = [
      await readEntry(session, usagerKind, kept.id),
      await readEntry(session, usagerKind, merged.id),
    ];
    const [first, second] = files;
    if (!first || !second) throw new Error('Both are there.');
    valueOf(await mergeInto(session, first, second));
    const visites = await readVisites(session);
    expect(new Set(visites.map(({ sealed }) => sealed?.usager))).toEqual(new Set([kept.id]));
    await expectExact(session);
    const { usagersSuivis } = countVisites(visites.map(({ clear }) => clear));
    expect(usagersSuivis).toEqual({ jour: 4, mois: 3, annee: 2 });
  });

  it('say nothing typed by hand once the file is erased, in their past versions either', async () => {
    const { desk, session } = await openPersonPage();
    const usager = await addPerson(session, 'Exemple');
    const demandes = [
      { ...blankDemande, issue: 'oriente' as const, destination: 'chez sa voisine' },
    ];
    const [visite] = valueOf(
      await completeDay(session, localDaySchema.parse('2026-02-01'), [
        { ...blankDraft, note: 'rappeler sa fille', demandes },
      ]),
    );
    if (visite === undefined) throw new Error('It was recorded.');
    await settleStore(session.store);
    valueOf(await attachVisite(session, visite, usager.id));
    await settleStore(session.store);
    valueOf(await eraseUsager(session, usager.id));
    await settleStore(session.store);
    const [kept] = await readVisites(session);
    expect(JSON.stringify(kept)).not.toMatch(/voisine|fille/);
    expect(kept?.clear.premieres).toEqual({ jour: true, mois: true, annee: true });
    const kinds = (await readLedger(desk)).map(({ collection }) => collection);
    expect(new Set(kinds)).toEqual(new Set(['visite', 'acces']));
  });

  it('keep what they counted once the file is erased', async () => {
    const { session } = await openPersonPage();
    const usager = await addPerson(session, 'Exemple');
    await fill(session);
    for (const visite of await readVisites(session))
      valueOf(await attachVisite(session, visite, usager.id));
    const count = async () =>
      countVisites((await readVisites(session)).map(({ clear }) => clear)).usagersSuivis;
    const before = await count();
    valueOf(await eraseUsager(session, usager.id));
    expect(await count()).toEqual(before);
    const [visite] = (await readVisites(session)).filter(({ clear }) => clear.premieres?.annee);
    if (visite === undefined) throw new Error('One is a first.');
    valueOf(await dateVisites(session, [visite], addDays(visite.localDay, 1)));
    expect(await count()).toEqual(before);
  });
});
