import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import { assignPremieres } from '../../../../shared/domain/usager/premieres.ts';
import type { SuiviVisite } from '../../../../shared/domain/usager/premieres.ts';

const day = fc
  .integer({ min: 0, max: 800 })
  .map((days) =>
    localDaySchema.parse(Temporal.PlainDate.from('2025-11-20').add({ days }).toString()),
  );

const visite: fc.Arbitrary<SuiviVisite> = fc
  .record({
    id: fc.uuid({ version: 4 }).map((id) => idSchema.parse(id)),
    localDay: fc.oneof(day, fc.constant(localDaySchema.parse('2026-03-04'))),
    held: fc.boolean(),
    hour: fc.option(fc.integer({ min: 0, max: 23 })),
    etat: fc.constantFrom('valide' as const, 'annulee' as const, 'en-attente' as const),
  })
  .map(({ hour, etat, ...rest }) => ({
    ...rest,
    instant: hour === null ? null : `${rest.localDay}T${String(hour).padStart(2, '0')}:10:00Z`,
    clear: { etat, heure: hour },
  }));

const visites = fc.uniqueArray(visite, { selector: ({ id }) => id, maxLength: 30 });

const counts = ({ held, clear }: SuiviVisite) => !held && clear.etat === 'valide';

describe('the firsts of a usager suivi', () => {
  it('are one a day, one a month and one a year they came, and none elsewhere', () => {
    fc.assert(
      fc.property(visites, (list) => {
        const firsts = assignPremieres(list);
        const periods = (length: number) =>
          new Set(list.filter(counts).map(({ localDay }) => localDay.slice(0, length))).size;
        const flagged = (which: 'jour' | 'mois' | 'annee') =>
          list.filter(({ id }) => firsts.get(id)?.[which]).length;
        expect([flagged('jour'), flagged('mois'), flagged('annee')]).toEqual([
          periods(10),
          periods(7),
          periods(4),
        ]);
        const uncounted = list.filter((one) => !counts(one));
        expect(uncounted.some(({ id }) => firsts.get(id)?.jour)).toBe(false);
        expect(firsts.size).toBe(list.length);
      }),
    );
  });

  it('do not depend on the order visites are given in', () => {
    fc.assert(
      fc.property(visites, fc.infiniteStream(fc.double({ min: 0, max: 1 })), (list, keys) => {
        const shuffled = list
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(assignPremieres(shuffled)).toEqual(
          new Map(shuffled.map(({ id }) => [id, assignPremieres(list).get(id)])),
        );
      }),
    );
  });

  it('are the earliest of the day, before what is known by its day alone', () => {
    const at = (id: number, instant: string | null): SuiviVisite => ({
      id: idSchema.parse(`3f0a8c1e-6f0b-4b57-9d5e-${String(id).padStart(12, '0')}`),
      localDay: localDaySchema.parse('2026-03-04'),
      held: false,
      instant,
      clear: { etat: 'valide', heure: null },
    });
    const list = [at(1, null), at(2, '2026-03-04T15:00:00Z'), at(3, '2026-03-04T08:00:00Z')];
    const firsts = assignPremieres(list);
    expect(list.map(({ id }) => firsts.get(id)?.annee)).toEqual([false, false, true]);
  });
});
