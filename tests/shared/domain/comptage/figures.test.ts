import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countVisites } from '../../../../shared/domain/comptage/count-visites.ts';
import {
  blankDayFigures,
  countSeanceOfDay,
  countVisiteOfDay,
  dayFiguresSchema,
  entryStateSchema,
  seanceToState,
  visiteToStates,
} from '../../../../shared/domain/comptage/day-figures.ts';
import {
  dimensionSchema,
  dimensionToUnit,
  isSeanceIn,
  isVisiteIn,
  readCells,
} from '../../../../shared/domain/comptage/dimension.ts';
import {
  addFigures,
  blankFigures,
  countSeance,
  countVisite,
  figuresSchema,
} from '../../../../shared/domain/comptage/figures.ts';
import type { CountedVisite, Figures } from '../../../../shared/domain/comptage/figures.ts';
import type { SeanceClear } from '../../../../shared/domain/seance/schema.ts';
import type { VisiteClear } from '../../../../shared/domain/visite/schema.ts';
import { arbitraryCounted, arbitrarySeance } from '../arbitrary-details.ts';

type Visites = readonly (readonly [VisiteClear, CountedVisite | null])[];

const visites = fc.array(arbitraryCounted, { maxLength: 20 });
const seances = fc.array(arbitrarySeance, { maxLength: 8 });

function count(set: Visites, sessions: readonly SeanceClear[]): Figures {
  const figures = blankFigures();
  for (const [clear, sealed] of set) countVisite(figures, clear, sealed);
  for (const session of sessions) countSeance(figures, session);
  return figures;
}

const sum = (cells: Readonly<Record<string, number>>) =>
  Object.values(cells).reduce((total, n) => total + n, 0);

describe('the figures of a set of entries', () => {
  it('are of the frozen shape, and every dimension adds up to the total of its unit', () => {
    fc.assert(
      fc.property(visites, seances, (set, sessions) => {
        const figures = count(set, sessions);
        expect(figuresSchema.parse(figures)).toEqual(figures);
        for (const dimension of dimensionSchema.options)
          expect([dimension, sum(readCells(figures, dimension))]).toEqual([
            dimension,
            figures[dimensionToUnit(dimension)].total,
          ]);
      }),
    );
  });

  it('give the day’s document its own counts', () => {
    fc.assert(
      fc.property(visites, (set) => {
        const { visites: inVisites, demandes, usagersSuivis } = count(set, []);
        const { '-': _unsaid, ...operateur } = demandes.operateur;
        expect(countVisites(set.map(([clear]) => clear))).toEqual({
          visites: { total: inVisites.total, canal: inVisites.canal },
          demandes: { total: demandes.total, theme: demandes.theme, operateur },
          usagersSuivis,
        });
      }),
    );
  });

  it('count sessions and their participants apart, the valid ones alone', () => {
    fc.assert(
      fc.property(seances, (sessions) => {
        const valid = sessions.filter(({ etat }) => etat === 'valide');
        const figures = count([], sessions);
        expect(figures.seances.total).toBe(valid.length);
        expect(figures.seances.participants).toBe(
          valid.reduce((total, { participants }) => total + participants, 0),
        );
        expect({ ...figures, seances: null }).toEqual({ ...blankFigures(), seances: null });
      }),
    );
  });

  it('add up, whatever the cut, and never depend on the order', () => {
    fc.assert(
      fc.property(visites, visites, seances, (some, others, sessions) => {
        const both = count([...others, ...some], sessions);
        expect(addFigures([count(some, sessions), count(others, [])])).toEqual(both);
        expect(addFigures([count(others, []), blankFigures(), count(some, sessions)])).toEqual(
          both,
        );
      }),
    );
  });
});

describe('the figures of a day', () => {
  it('keep the cancelled and those to be specified apart, and forget those that wait', () => {
    fc.assert(
      fc.property(visites, seances, (set, sessions) => {
        const day = blankDayFigures();
        for (const [clear, sealed] of set) countVisiteOfDay(day, clear, sealed);
        for (const session of sessions) countSeanceOfDay(day, session);
        expect(dayFiguresSchema.parse(day)).toEqual(day);
        expect(day.valides).toEqual(count(set, sessions));
        expect(day.annulees.visites.total).toBe(
          set.filter(([{ etat }]) => etat === 'annulee').length,
        );
        expect(day.aPreciser.visites.total).toBe(
          set.filter(
            ([{ etat, demandes }]) =>
              etat === 'valide' && demandes.some(({ theme }) => theme === 'T9'),
          ).length,
        );
      }),
    );
  });

  it('count in each cell the entries that are found under it, no more and no less', () => {
    fc.assert(
      fc.property(visites, seances, (set, sessions) => {
        const day = blankDayFigures();
        for (const [clear, sealed] of set) countVisiteOfDay(day, clear, sealed);
        for (const session of sessions) countSeanceOfDay(day, session);
        for (const state of entryStateSchema.options)
          for (const dimension of dimensionSchema.options) {
            const found = [...cellsOf(day[state], dimension)].map(([cell, n]) => {
              const entries =
                set.filter(
                  ([clear, sealed]) =>
                    visiteToStates(clear).includes(state) &&
                    isVisiteIn(dimension, cell, clear, sealed),
                ).length +
                sessions.filter(
                  (clear) => seanceToState(clear) === state && isSeanceIn(dimension, cell, clear),
                ).length;
              // A visite of several demandes may count several times in a cell of demandes.
              return dimensionToUnit(dimension) === 'demandes'
                ? entries > 0 && entries <= n
                : entries === n;
            });
            expect(found).not.toContain(false);
          }
      }),
    );
  });
});

function cellsOf(figures: Figures, dimension: Parameters<typeof readCells>[1]) {
  return Object.entries(readCells(figures, dimension));
}
