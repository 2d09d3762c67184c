import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createCellNames,
  dimensionNames,
} from '../../../../renderer/features/chiffres/cell-names.ts';
import { foldCells, listCells, OTHERS } from '../../../../renderer/features/chiffres/list-cells.ts';
import { dimensionSchema } from '../../../../shared/domain/comptage/dimension.ts';

const name = createCellNames(null);

describe('the cells of a dimension', () => {
  it('keep the order of what has one, and go by number otherwise; what was not said is last', () => {
    const values = (...args: Parameters<typeof listCells>) =>
      listCells(...args).map(({ value }) => value);
    expect(values('visites.heure', { '-': 9, '14': 1, '9': 1 }, null)).toEqual(['9', '14', '-']);
    expect(values('demandes.duree', { '120': 5, '5': 1, '20': 9 }, null)).toEqual([
      '5',
      '20',
      '120',
    ]);
    expect(values('visites.age', { '70-et-plus': 4, 'moins-de-18': 1 }, null)).toEqual([
      'moins-de-18',
      '70-et-plus',
    ]);
    expect(values('demandes.operateur', { '-': 50, caf: 2, msa: 7 }, { cpam: 3 })).toEqual([
      'msa',
      'caf',
      'cpam',
      '-',
    ]);
  });

  it('hold every cell of both years once, none invented', () => {
    const cells = fc.dictionary(
      fc.constantFrom('caf', 'msa', 'cpam', '-'),
      fc.integer({ min: 1, max: 9 }),
    );
    fc.assert(
      fc.property(cells, fc.option(cells), (now, before) => {
        const lines = listCells('demandes.operateur', now, before);
        expect(new Set(lines.map(({ value }) => value))).toEqual(
          new Set([...Object.keys(now), ...Object.keys(before ?? {})]),
        );
        expect(lines.map((line) => line.count)).toEqual(lines.map(({ value }) => now[value] ?? 0));
        expect(lines.map((line) => line.before)).toEqual(
          lines.map(({ value }) => before && (before[value] ?? 0)),
        );
      }),
    );
  });
});

describe('the first lines of a dimension', () => {
  it('add up with the line that stands for the others, and hide none alone', () => {
    const line = fc.record({
      value: fc.string(),
      count: fc.nat({ max: 50 }),
      before: fc.nat({ max: 50 }),
    });
    const sum = (lines: readonly { readonly count: number; readonly before: number | null }[]) => [
      lines.reduce((total, { count }) => total + count, 0),
      lines.reduce((total, { before }) => total + (before ?? 0), 0),
    ];
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const folded = foldCells(lines, 5);
        expect(sum(folded)).toEqual(sum(lines));
        expect(folded.slice(0, 5)).toEqual(lines.slice(0, 5));
        expect(folded.length).toBe(Math.min(lines.length, 6));
      }),
    );
  });

  it('say nothing of a year before that is not known', () => {
    const lines = listCells('demandes.operateur', { caf: 3, msa: 2, cpam: 1 }, null);
    expect(foldCells(lines, 1).at(-1)).toEqual({ value: OTHERS, count: 3, before: null });
  });
});

describe('the names of cells', () => {
  it('are words, and say what was not said', () => {
    expect(name('demandes.operateur', 'caf')).toBe('CAF');
    expect(name('demandes.theme', 'T2')).toBe('Protection sociale');
    expect(name('demandes.demarche', 'caf-rsa')).toBe('RSA');
    expect(name('demandes.duree', '90')).toBe('1\u00a0h\u00a030');
    expect(name('visites.canal', 'accueil-spontane')).toBe('Accueil spontané');
    expect(name('visites.heure', '9')).toBe('9\u00a0h');
    for (const dimension of dimensionSchema.options)
      expect([dimensionNames[dimension].length > 0, name(dimension, '-')]).toEqual([
        true,
        'Non renseigné',
      ]);
  });

  it('fall back on the code of what is no longer known', () => {
    expect(name('visites.commune', '48092')).toBe('48092');
    expect(name('demandes.demarche', 'une-ancienne')).toBe('une-ancienne');
  });
});
