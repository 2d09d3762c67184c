import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ferieOn,
  isOuvrable,
  isOuvre,
  listFeries,
} from '../../../../shared/domain/echeance/feries.ts';
import { readShippedCatalogue } from '../catalogue/shipped-catalogue.ts';
import { day } from './context.ts';

const { calendrier } = readShippedCatalogue();
const nationwide = { alsaceMoselle: false };
const alsace = { alsaceMoselle: true };

describe('the jours fériés', () => {
  it('are those the catalogue lists', () => {
    const [whole, rest] = ['2027', '2026'].map((year) => calendrier.publicHolidays.dates[year]);
    expect(listFeries(2027, nationwide).map(({ jour }) => jour)).toEqual(whole);
    expect(
      listFeries(2026, nationwide)
        .map(({ jour }) => jour)
        .filter((jour) => jour > calendrier.asOf),
    ).toEqual(rest);
  });

  it.each([
    [1818, '03-23'],
    [1943, '04-26'],
    [2000, '04-24'],
    [2008, '03-24'],
    [2011, '04-25'],
    [2024, '04-01'],
    [2025, '04-21'],
    [2026, '04-06'],
    [2038, '04-26'],
  ])('put Easter Monday of %i on %s', (year, monthDay) => {
    expect(ferieOn(day(`${String(year)}-${monthDay}`), nationwide)).toBe('Lundi de Pâques');
  });

  it('are two more in Alsace and Moselle', () => {
    expect(listFeries(2027, alsace)).toHaveLength(13);
    expect(ferieOn(day('2027-03-26'), alsace)).toBe('Vendredi saint');
    expect(ferieOn(day('2027-12-26'), alsace)).toBe('Saint-Étienne');
    expect(ferieOn(day('2027-03-26'), nationwide)).toBeNull();
  });

  it('keep their weekday, for 600 years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1700, max: 2300 }), (year) => {
        const weekdays = new Map(
          listFeries(year, alsace).map(({ jour, nom }) => [
            nom,
            Temporal.PlainDate.from(jour).dayOfWeek,
          ]),
        );
        expect(weekdays.get('Lundi de Pâques')).toBe(1);
        expect(weekdays.get('Vendredi saint')).toBe(5);
        expect(weekdays.get('Ascension')).toBe(4);
        expect(weekdays.get('Lundi de Pentecôte')).toBe(1);
        const easter = listFeries(year, alsace).find(({ nom }) => nom === 'Lundi de Pâques')?.jour;
        expect(String(easter).slice(5) >= '03-23' && String(easter).slice(5) <= '04-26').toBe(true);
      }),
    );
  });
});

describe('a day', () => {
  it.each([
    ['2026-11-20', true, true],
    ['2026-11-21', true, false],
    ['2026-11-22', false, false],
    ['2026-11-11', false, false],
    ['2027-05-06', false, false],
    ['2028-02-29', true, true],
  ])('such as %s is ouvrable: %s, ouvré: %s', (text, ouvrable, ouvre) => {
    expect(isOuvrable(day(text), nationwide)).toBe(ouvrable);
    expect(isOuvre(day(text), nationwide)).toBe(ouvre);
  });
});
