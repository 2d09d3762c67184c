import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  addVisiteToMonth,
  blankMonthCounts,
  dossierToEtats,
} from '../../../../shared/domain/comptage/count-month.ts';
import { composeMonth } from '../../../../shared/domain/comptage/lost-month.ts';
import { monthCountsSchema } from '../../../../shared/domain/comptage/month-document.ts';
import type { MonthCounts } from '../../../../shared/domain/comptage/month-document.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { evenementSchema } from '../../../../shared/domain/dossier/schema.ts';
import type { MonthVisite } from '../../../../shared/domain/comptage/count-month.ts';
import { clearHalf } from '../../../support/host-records.ts';

/** One visite of a single demande, of a few kinds so that entries meet in the same cells. */
const entry = fc.record({
  age: fc.constantFrom(null, '60-69', '18-25'),
  commune: fc.constantFrom(null, '48092', '48095'),
  operateur: fc.constantFrom(null, 'caf', 'cpam'),
  issue: fc.constantFrom(null, 'oriente'),
});
type Entry = typeof entry extends fc.Arbitrary<infer T> ? T : never;

function countOf(entries: readonly Entry[]): MonthCounts {
  const counts = blankMonthCounts();
  for (const { age, commune, operateur, issue } of entries)
    addVisiteToMonth(
      counts,
      clearHalf({ demandes: [{ theme: 'T2', operateur, nature: null }] } as never),
      {
        age,
        commune,
        demandes: [
          { issue, demarche: null, dureeMinutes: null, destination: null, autonomie: null },
        ],
      } as MonthVisite,
    );
  return counts;
}

const totals = (n: number) => ({ visites: n, demandes: n, etats: {} });
const sum = (cells: Partial<Record<string, number>>) =>
  Object.values(cells).reduce<number>((total, n) => total + (n ?? 0), 0);

describe('a month whose backup was put back', () => {
  it('says what the département had, to the cell, while nothing was entered since', () => {
    fc.assert(
      fc.property(fc.array(entry), fc.array(entry), (kept, gone) => {
        const received = countOf([...kept, ...gone]);
        const own = countOf(kept);
        const said = composeMonth(own, { received, own }, totals(kept.length + gone.length));
        expect(said).toEqual(received);
      }),
    );
  });

  it('says the very same once everything lost was entered again', () => {
    fc.assert(
      fc.property(fc.array(entry), fc.array(entry), (kept, gone) => {
        const received = countOf([...kept, ...gone]);
        const own = countOf(kept);
        const said = composeMonth(received, { received, own }, totals(kept.length + gone.length));
        expect(said).toEqual(received);
      }),
    );
  });

  it('always adds up, and never says less of a cell than its own entries', () => {
    fc.assert(
      fc.property(
        fc.array(entry),
        fc.array(entry),
        fc.array(entry),
        fc.nat({ max: 5 }),
        (kept, gone, now, more) => {
          const own = countOf(now);
          const said = composeMonth(
            own,
            { received: countOf([...kept, ...gone]), own: countOf(kept) },
            totals(now.length + more),
          );
          expect(monthCountsSchema.safeParse(said).success).toBe(true);
          expect(sum(said.demandes.operateurNature)).toBe(now.length + more);
          for (const [age, n] of Object.entries(own.visites.age))
            expect(said.visites.age[age as '60-69']).toBeGreaterThanOrEqual(n);
        },
      ),
    );
  });

  it('says what its entries say when nothing was lost', () => {
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const own = countOf(entries);
        expect(composeMonth(own, null, totals(entries.length))).toEqual(own);
      }),
    );
  });
});

describe('the states a dossier reached', () => {
  const journal = (...steps: readonly (readonly [string, string, boolean?])[]) => ({
    ouvertLe: localDaySchema.parse('2026-02-20'),
    journal: z.array(evenementSchema).parse(
      steps.map(([etape, jour, isUndone]) => ({
        etape,
        jour,
        noteLe: '2026-05-12T08:00:00Z',
        par: '5e8b2c94-1f6d-4a07-b3c2-d94e70a1f835',
        motif: null,
        annule: isUndone
          ? { le: '2026-05-12T08:00:00Z', par: '5e8b2c94-1f6d-4a07-b3c2-d94e70a1f835' }
          : null,
      })),
    ),
  });

  it('are counted in the month each was reached, once a month, without what was taken back', () => {
    const reached = dossierToEtats(
      journal(
        ['completer', '2026-02-25'],
        ['signaler-manque', '2026-03-01'],
        ['completer', '2026-03-02'],
        ['signaler-manque', '2026-03-03'],
        ['completer', '2026-03-04'],
        ['envoyer', '2026-03-05', true],
      ),
    );
    expect(reached).toEqual([
      { mois: '2026-02', etat: 'ouvert' },
      { mois: '2026-02', etat: 'complet' },
      { mois: '2026-03', etat: 'pieces-manquantes' },
      { mois: '2026-03', etat: 'complet' },
    ]);
  });
});
