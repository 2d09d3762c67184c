import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { DeskSession } from '../../../renderer/data/desk-session.ts';
import { countDays } from '../../../renderer/data/figures/count-days.ts';
import { openDayFigures } from '../../../renderer/data/figures/sealed-day.ts';
import { cellFilter, countFiltered } from '../../../renderer/data/journal/journal-filter.ts';
import type { JournalEntry, JournalFilter } from '../../../renderer/data/journal/journal-filter.ts';
import {
  entryKey,
  openJournalRows,
  readJournalRows,
} from '../../../renderer/data/journal/read-journal-day.ts';
import { recordSeance } from '../../../renderer/data/seances/seances.ts';
import { recordLockedPassage } from '../../../renderer/data/visites/record-passage.ts';
import { completeDay, recordVisite } from '../../../renderer/data/visites/record-visite.ts';
import { cancelVisites } from '../../../renderer/data/visites/revise-visite.ts';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import { blankDemande, blankDraft } from '../../../shared/domain/visite/draft.ts';
import { installAt, openTestDesk } from '../../support/host-desk.ts';
import { createWire, openTestSession, settleStore, valueOf } from './test-page.ts';

/** Where the fake time of a desk begins. */
const TODAY = localDaySchema.parse('2026-05-12');

const caf = { ...blankDemande, theme: 'T2', operateur: 'caf' } as const;

/** A day of one visite of each state, a session, and one that waits to be kept. */
async function openDay(): Promise<DeskSession> {
  const desk = openTestDesk();
  await installAt(desk, 'marvejols');
  const session = await openTestSession(desk, createWire(desk));
  valueOf(await recordVisite(session, { ...blankDraft, demandes: [caf, caf], commune: '48092' }));
  valueOf(await recordVisite(session, { ...blankDraft, demandes: [blankDemande] }));
  const cancelled = valueOf(await recordVisite(session, { ...blankDraft, demandes: [caf] }));
  valueOf(await cancelVisites(session, [cancelled]));
  valueOf(await completeDay(session, TODAY, [{ ...blankDraft, demandes: [caf] }]));
  valueOf(await recordLockedPassage(session, session.identity));
  valueOf(
    await recordSeance(session, TODAY, {
      type: 'forum',
      theme: 'T1',
      participants: 12,
      titre: 'Forum',
      dureeMinutes: null,
      note: null,
    }),
  );
  await settleStore(session.store);
  return session;
}

const opening = ({ sealer }: DeskSession) => ({
  sealer,
  pause: () => Promise.resolve(),
  signal: new AbortController().signal,
  known: new Map<string, JournalEntry>(),
});

async function readDay(
  session: DeskSession,
  filter: JournalFilter,
): Promise<readonly JournalEntry[]> {
  const rows = await readJournalRows(session.store.database, [TODAY], filter);
  return openJournalRows(opening(session), rows, filter);
}

const visites: JournalFilter = { state: 'valides', unit: 'visites', cell: null };

describe('the journal of a day', () => {
  it('keeps each state and unit apart; those of unknown hour come last', async () => {
    const session = await openDay();
    const heures = (await readDay(session, visites)).map(
      (journal) => journal.kind === 'visite' && journal.entry.clear.heure,
    );
    expect(heures).toEqual([10, 10, null]);
    expect(await readDay(session, { ...visites, state: 'annulees' })).toHaveLength(1);
    expect(await readDay(session, { ...visites, state: 'aPreciser' })).toHaveLength(1);
    expect(await readDay(session, { ...visites, unit: 'seances' })).toMatchObject([
      { kind: 'seance', entry: { clear: { participants: 12 } } },
    ]);
  });

  it('finds under a cell what the figures of the day counted in it', async () => {
    const session = await openDay();
    const { database } = session.store;
    await countDays({ ...session, pause: () => Promise.resolve() }, [TODAY]);
    const row = await database.days.get(TODAY);
    const figures = row && openDayFigures(session.sealer, row);
    if (figures === null || figures === undefined) throw new Error('The day was counted.');
    const operator = cellFilter('demandes.operateur', 'caf');
    // Three demandes, in two visites.
    expect([countFiltered(figures, operator), (await readDay(session, operator)).length]).toEqual([
      3, 2,
    ]);
    for (const [filter, found] of [
      [cellFilter('visites.commune', '48092'), 1],
      [cellFilter('visites.commune', '-'), 2],
      [{ ...cellFilter('demandes.operateur', 'caf'), state: 'annulees' }, 1],
      [cellFilter('seances.type', 'forum'), 1],
      [cellFilter('seances.type', 'atelier'), 0],
    ] as const)
      expect([countFiltered(figures, filter), (await readDay(session, filter)).length]).toEqual([
        found,
        found,
      ]);
  });

  it('opens nothing twice, and stops when nobody looks any more', async () => {
    const session = await openDay();
    const rows = await readJournalRows(session.store.database, [TODAY], visites);
    const first = await openJournalRows(opening(session), rows, visites);
    const known = new Map(first.map((journal) => [entryKey(journal.entry), journal]));
    const again = await openJournalRows({ ...opening(session), known }, rows, visites);
    expect(again.every((journal, index) => journal === first[index])).toBe(true);
    const left = AbortSignal.abort();
    expect(await openJournalRows({ ...opening(session), signal: left }, rows, visites)).toEqual([]);
  });
});
