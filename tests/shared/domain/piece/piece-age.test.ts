import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { pieceAge } from '../../../../shared/domain/piece/piece-age.ts';
import type { AgeMax } from '../../../../shared/domain/piece/conditions.ts';

const day = (text: string) => localDaySchema.parse(text);

function less(moinsDeMois: number, depuis: AgeMax['depuis'] = 'date-du-document'): AgeMax {
  return { demarche: 'caf-rsa', piece: 'RIB', moinsDeMois, depuis, confidence: 'verified' };
}

describe('a pièce of less than so many months', () => {
  it.each([
    [3, '2027-03-15', '2027-06-14', 'valable'],
    [3, '2027-03-15', '2027-06-15', 'trop-ancienne'],
    [3, '2026-11-30', '2027-02-27', 'valable'],
    [3, '2026-11-30', '2027-02-28', 'trop-ancienne'],
    [3, '2027-11-30', '2028-02-28', 'valable'],
    [12, '2028-02-29', '2029-02-27', 'valable'],
    [12, '2028-02-29', '2029-02-28', 'trop-ancienne'],
    [6, '2027-03-15', '2027-03-15', 'valable'],
    [6, '2027-03-16', '2027-03-15', 'date-a-venir'],
  ])('(%i) dated %s and handed in on %s is %s', (months, dated, depot, kind) => {
    expect(pieceAge(less(months), day(dated), day(depot)).kind).toBe(kind);
  });

  it('says until when it could be used, and what to do', () => {
    expect(pieceAge(less(3), day('2027-03-02'), day('2027-07-01'))).toMatchObject({
      jusquau: '2027-06-01',
      pourquoi: expect.stringContaining('1er juin 2027') as string,
    });
  });

  it('asks for the date nobody noted', () => {
    expect(pieceAge(less(3), null, day('2027-07-01')).kind).toBe('date-inconnue');
  });

  it('may count from the end of validity, which may be to come', () => {
    const id = less(60, 'fin-de-validite');
    expect(pieceAge(id, day('2030-01-01'), day('2027-01-01')).kind).toBe('valable');
    expect(pieceAge(id, day('2022-03-01'), day('2027-02-28')).kind).toBe('valable');
    expect(pieceAge(id, day('2022-03-01'), day('2027-03-01')).kind).toBe('trop-ancienne');
  });

  it('may be valid for ever: the last day there is', () => {
    const id = less(60, 'fin-de-validite');
    expect(pieceAge(id, day('9999-12-31'), day('2027-01-01'))).toEqual({
      kind: 'valable',
      jusquau: '9999-12-31',
    });
  });

  it('once too old, stays so', () => {
    const anyDay = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
      .map((date) => day(date.toISOString().slice(0, 10)));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 24 }),
        anyDay,
        anyDay,
        anyDay,
        (months, dated, one, two) => {
          const [early, late] = one < two ? [one, two] : [two, one];
          const before = pieceAge(less(months), dated, early);
          const after = pieceAge(less(months), dated, late);
          expect(before.kind === 'trop-ancienne' && after.kind !== 'trop-ancienne').toBe(false);
          expect(after.kind === 'valable' ? late <= after.jusquau : true).toBe(true);
        },
      ),
    );
  });
});
