import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countVisites } from '../../../../shared/domain/comptage/count-visites.ts';
import { dayCountsSchema } from '../../../../shared/domain/comptage/day-document.ts';
import type { DayCounts } from '../../../../shared/domain/comptage/day-document.ts';
import { toCanonicalText } from '../../../../shared/sync/canonical.ts';
import { arbitraryVisite } from '../arbitrary-visite.ts';

const visites = fc.array(arbitraryVisite, { maxLength: 30 });

type Cells = Readonly<Partial<Record<string, number>>>;

const valuesOf = (counts: DayCounts): Record<string, number> => {
  const flat: Record<string, number> = {};
  const put = (name: string, cells: Cells) =>
    Object.entries(cells).forEach(([key, n]) => (flat[`${name}/${key}`] = n ?? 0));
  put('visites', { total: counts.visites.total });
  put('canal', counts.visites.canal);
  put('demandes', { total: counts.demandes.total });
  put('theme', counts.demandes.theme);
  put('operateur', counts.demandes.operateur);
  put('suivis', counts.usagersSuivis as Cells);
  return flat;
};

describe('the counts of a set of visites', () => {
  it('are always fit for a day document, with no cell at zero', () => {
    fc.assert(
      fc.property(visites, (set) => {
        const counts = countVisites(set);
        expect(dayCountsSchema.parse(counts)).toEqual(counts);
      }),
    );
  });

  it('count visites, demandes and firsts apart', () => {
    fc.assert(
      fc.property(visites, (set) => {
        const valid = set.filter(({ etat }) => etat === 'valide');
        const counts = countVisites(set);
        expect(counts.visites.total).toBe(valid.length);
        expect(counts.demandes.total).toBe(valid.flatMap((visite) => visite.demandes).length);
        expect(counts.usagersSuivis).toEqual({
          jour: valid.filter((visite) => visite.premieres?.jour).length,
          mois: valid.filter((visite) => visite.premieres?.mois).length,
          annee: valid.filter((visite) => visite.premieres?.annee).length,
        });
      }),
    );
  });

  it('leave out cancelled visites and those that wait to be kept', () => {
    fc.assert(
      fc.property(visites, (set) => {
        const uncounted = set.map((visite, index) => ({
          ...visite,
          etat: index % 2 === 0 ? ('annulee' as const) : ('en-attente' as const),
        }));
        expect(countVisites([...uncounted, ...set])).toEqual(countVisites(set));
        expect(valuesOf(countVisites(uncounted))['visites/total']).toBe(0);
      }),
    );
  });

  it('do not depend on the order, to the byte', () => {
    fc.assert(
      fc.property(visites, (set) => {
        expect(toCanonicalText(countVisites(set.toReversed()))).toBe(
          toCanonicalText(countVisites(set)),
        );
      }),
    );
  });

  it('add up, cell by cell', () => {
    fc.assert(
      fc.property(visites, visites, (some, others) => {
        const [left, right] = [valuesOf(countVisites(some)), valuesOf(countVisites(others))];
        const both = valuesOf(countVisites([...some, ...others]));
        expect(new Set(Object.keys(both))).toEqual(
          new Set([...Object.keys(left), ...Object.keys(right)]),
        );
        for (const [cell, n] of Object.entries(both))
          expect(n).toBe((left[cell] ?? 0) + (right[cell] ?? 0));
      }),
    );
  });
});
