import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeskSession } from '../../../renderer/data/desk-session.ts';
import { reviseDossier } from '../../../renderer/data/dossiers/dossiers.ts';
import { eraseUsager } from '../../../renderer/data/erase/erase-usager.ts';
import { handMonths, startMonthKeeping } from '../../../renderer/data/figures/month-keeper.ts';
import { completeDay } from '../../../renderer/data/visites/record-visite.ts';
import {
  cancelVisites,
  correctVisite,
  dateVisites,
} from '../../../renderer/data/visites/revise-visite.ts';
import { openVisite } from '../../../renderer/data/visites/visite-entry.ts';
import type { VisiteEntry } from '../../../renderer/data/visites/visite-entry.ts';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { MonthCounts } from '../../../shared/domain/comptage/month-document.ts';
import { applyEvent } from '../../../shared/domain/dossier/apply-event.ts';
import { blankDraft } from '../../../shared/domain/visite/draft.ts';
import type { VisiteDraft } from '../../../shared/domain/visite/draft.ts';
import { linkToDepartment, openTestDesk, startTestDesk } from '../../support/host-desk.ts';
import type { TestDesk } from '../../support/host-desk.ts';
import { createScratchFolder, removeFolder } from '../../support/host-folder.ts';
import { createFakeTime } from '../../support/fake-time.ts';
import { addDossier, addPerson } from './erase/person-examples.ts';
import { createWire, openTestSession, settleStore, valueOf } from './test-page.ts';

const noPause = () => Promise.resolve();
const APRIL = ['2026-04-02', '2026-04-29', '2026-04-30'].map((day) => localDaySchema.parse(day));
const MAY = localDaySchema.parse('2026-05-11');

const draft: fc.Arbitrary<VisiteDraft> = fc.record({
  canal: fc.constantFrom('accueil-spontane', 'telephone'),
  age: fc.constantFrom(null, '26-39', '60-69'),
  commune: fc.constantFrom(null, '48092', '2A004'),
  premiereVenue: fc.constant(null),
  foyer: fc.constant(null),
  note: fc.constantFrom(null, 'SECRET-CANARI'),
  demandes: fc.array(
    fc.record({
      theme: fc.constantFrom(null, 'T1'),
      operateur: fc.constantFrom(null, 'caf'),
      nature: fc.constantFrom(null, 'impression-scan'),
      demarche: fc.constantFrom(null, 'caf-apl', 'Nom tapé à la main'),
      dureeMinutes: fc.constantFrom(null, 15, 20),
      issue: fc.constantFrom(null, 'oriente'),
      destination: fc.constantFrom(null, 'SECRET-CANARI'),
      autonomie: fc.constantFrom(null, 'autonome'),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

const happening = fc.record({
  kind: fc.constantFrom('visite', 'visite', 'corriger', 'annuler', 'dater', 'envoyer', 'couper'),
  day: fc.constantFrom(...APRIL, MAY),
  which: fc.nat({ max: 20 }),
  draft,
});

/** The month spelled out, one cell after the other: nothing shared with what ships. */
function recount(entries: readonly VisiteEntry[]): MonthCounts {
  const cells = (keys: readonly (string | number | null | undefined)[]) => {
    const known = keys.filter((key) => key !== null && key !== undefined).map(String);
    return Object.fromEntries(
      [...new Set(known)].map((key) => [key, known.filter((one) => one === key).length]),
    );
  };
  const valid = entries.filter(({ clear, held }) => clear.etat === 'valide' && !held);
  const demandes = valid.flatMap(({ clear, sealed }) =>
    clear.demandes.map((demande, index) => ({ ...sealed?.demandes[index], ...demande })),
  );
  return {
    visites: {
      total: valid.length,
      age: cells(valid.map(({ sealed }) => sealed?.age)),
      commune: cells(valid.map(({ sealed }) => sealed?.commune)),
    },
    demandes: {
      total: demandes.length,
      operateurNature: cells(
        demandes.map(({ operateur, nature }) => `${operateur ?? '-'}|${nature ?? '-'}`),
      ),
      issue: cells(demandes.map(({ issue }) => issue)),
      duree: cells(demandes.map(({ dureeMinutes }) => dureeMinutes)),
      autonomie: cells(demandes.map(({ autonomie }) => autonomie)),
      demarche: cells(demandes.map(({ demarche }) => demarche).filter((id) => id === 'caf-apl')),
    },
    dossiers: { etat: {} },
  };
}

async function visitesOf(session: DeskSession): Promise<readonly VisiteEntry[]> {
  const rows = await session.store.database.records.toArray();
  return rows
    .filter(({ collection }) => collection === 'visite')
    .map((row) => openVisite(session.sealer, row));
}

/** Lets the desk count its months and the département hear of them. */
async function deliver(desk: TestDesk, session: DeskSession): Promise<void> {
  await desk.time.advance(61_000);
  await settleStore(session.store);
  await handMonths(session, noPause);
  await desk.time.advance(61_000);
}

async function openLinkedPage(now = '2026-05-12T08:00:00Z') {
  const desk = openTestDesk({ time: createFakeTime(now) });
  await linkToDepartment(desk);
  const wire = createWire(desk);
  return { desk, wire, session: await openTestSession(desk, wire) };
}

/** What the département keeps of April, for desk A. */
const april = (desk: TestDesk) => desk.department.keptMonth('A', '2026-04')?.counts ?? null;

const noted = (session: DeskSession, day = APRIL[0] ?? MAY) =>
  completeDay(session, day, [{ ...blankDraft, age: '60-69', commune: '48092' }]);

describe('the document of a month that is over', () => {
  it('is what a recount of its entries gives, whatever happened before and on the way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 3, maxLength: 14 }), async (happenings) => {
        const folder = createScratchFolder();
        const desk = startTestDesk({ folder });
        await linkToDepartment(desk);
        const session = await openTestSession(desk, createWire(desk));
        for (const { kind, day, which, draft: said } of happenings) {
          const visites = await visitesOf(session);
          const visite = visites[which % Math.max(1, visites.length)];
          if (kind === 'visite') valueOf(await completeDay(session, day, [said]));
          if (kind === 'corriger' && visite) await correctVisite(session, visite, said);
          if (kind === 'annuler' && visite) await cancelVisites(session, [visite]);
          if (kind === 'dater' && visite) await dateVisites(session, [visite], day);
          if (kind === 'envoyer') await deliver(desk, session);
          if (kind === 'couper')
            desk.department.setWeather(which % 2 === 0 ? 'answers-lost' : 'fair');
          await settleStore(session.store);
        }
        desk.department.setWeather('fair');
        await deliver(desk, session);
        const entries = (await visitesOf(session)).filter(({ localDay }) => localDay < '2026-05');
        const told = april(desk);
        const expected = recount(entries);
        // A month that never had anything has no document.
        expect(told ?? recount([])).toEqual(expected);
        expect(desk.department.keptMonth('A', '2026-05')).toBeNull();
        expect(JSON.stringify(desk.department.calls)).not.toContain('CANARI');
        expect(JSON.stringify(desk.department.calls)).not.toContain('tapé');
        session.store.close();
        await desk.host.close();
        removeFolder(folder);
      }),
      { numRuns: 25 },
    );
  });

  it('is counted by the page as soon as the host asks, and again after a late edit', async () => {
    const { desk, session } = await openLinkedPage();
    const stop = startMonthKeeping(session);
    valueOf(await noted(session));
    await desk.time.advance(1000);
    await expect.poll(() => desk.events.some(({ event }) => event === 'months.wanted')).toBe(true);
    await expect
      .poll(async () => {
        await desk.time.advance(1000);
        return april(desk)?.visites;
      })
      .toEqual({ total: 1, age: { '60-69': 1 }, commune: { '48092': 1 } });
    valueOf(await noted(session));
    await expect
      .poll(async () => {
        await desk.time.advance(1000);
        return april(desk)?.visites.total;
      })
      .toBe(2);
    stop();
  });

  it('waits for the département to say what day it is', async () => {
    const linked = openTestDesk();
    await linkToDepartment(linked);
    await linked.host.close();
    linked.department.setWeather('requests-lost');
    const { folder, time, department } = linked;
    const desk = openTestDesk({ folder, time, department });
    const session = await openTestSession(desk, createWire(desk));
    valueOf(await noted(session));
    await desk.time.advance(1000);
    expect(valueOf(await desk.call('months.read', {})).months).toEqual([]);
    department.setWeather('fair');
    await desk.time.advance(61_000);
    expect(valueOf(await desk.call('months.read', {})).months).toMatchObject([
      { month: '2026-04', ailleurs: [] },
    ]);
  });

  it('changed while the page was counting is left to be counted again', async () => {
    const { desk, session } = await openLinkedPage();
    valueOf(await noted(session));
    await desk.time.advance(61_000);
    let interrupted = false;
    const writeMeanwhile = async () => {
      if (interrupted) return;
      interrupted = true;
      valueOf(await noted(session));
    };
    await handMonths(session, writeMeanwhile);
    expect(valueOf(await desk.call('months.read', {})).months).toHaveLength(1);
    await desk.time.advance(61_000);
    expect(april(desk)).toBeNull();
    await deliver(desk, session);
    expect(april(desk)?.visites.total).toBe(2);
  });

  it('is not issued again when it says the same', async () => {
    const { desk, session } = await openLinkedPage();
    valueOf(await noted(session));
    await deliver(desk, session);
    const [visite] = await visitesOf(session);
    if (visite === undefined) throw new Error('One was noted.');
    await cancelVisites(session, [visite]);
    await settleStore(session.store);
    valueOf(await noted(session));
    await deliver(desk, session);
    expect(april(desk)?.visites.total).toBe(1);
    expect(desk.department.appliedMonths()).toBe(1);
  });

  it('keeps counting what the dossiers of someone erased went through', async () => {
    const { desk, session } = await openLinkedPage('2026-04-30T08:00:00Z');
    const person = await addPerson(session, 'Fictif', { contact: '2026-04-30' });
    const dossier = await addDossier(session, person.id);
    const evenement = {
      etape: 'signaler-manque' as const,
      jour: dossier.localDay,
      noteLe: '2026-04-30T08:00:00Z',
      par: session.author.id,
      motif: null,
      annule: null,
    };
    const circumstances = { aujourdhui: dossier.localDay, attendues: [] };
    const moved = valueOf(applyEvent(dossier, evenement, circumstances));
    valueOf(await reviseDossier(session, dossier, moved));
    await settleStore(session.store);
    await desk.time.advance(24 * 3_600_000);
    await deliver(desk, session);
    const reached = { ouvert: 1, 'pieces-manquantes': 1 };
    expect(april(desk)?.dossiers.etat).toEqual(reached);
    valueOf(await eraseUsager(session, person.id));
    await settleStore(session.store);
    // A late entry has the month counted again.
    valueOf(await noted(session));
    await deliver(desk, session);
    expect(april(desk)?.visites.total).toBe(1);
    expect(april(desk)?.dossiers.etat).toEqual(reached);
  });
});
