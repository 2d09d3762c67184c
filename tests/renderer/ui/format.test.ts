import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  count,
  formatDate,
  formatDay,
  formatHour,
  formatInstant,
  formatMoment,
  formatMonth,
  formatNumber,
  formatShare,
} from '../../../renderer/ui/format.ts';

describe('numbers', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1\u202f000'],
    [18_300, '18\u202f300'],
    [1_234_567, '1\u202f234\u202f567'],
    [-1500, '\u22121\u202f500'],
  ])('writes %d with narrow no-break spaces between thousands', (value, written) => {
    expect(formatNumber(value)).toBe(written);
  });

  it('loses no digit of any whole number', () => {
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), (value) => {
        const written = formatNumber(value);
        expect(Number(written.replaceAll('\u202f', ''))).toBe(value);
        expect(written).toMatch(/^\d{1,3}(\u202f\d{3})*$/);
      }),
    );
  });

  it.each([
    [0, '0\u00a0visite'],
    [1, '1\u00a0visite'],
    [2, '2\u00a0visites'],
    [1200, '1\u202f200\u00a0visites'],
  ])('begins the plural at two: %d', (value, written) => {
    expect(count(value, 'visite', 'visites')).toBe(written);
  });

  it.each([
    [1, 3, '33\u00a0%'],
    [2, 3, '67\u00a0%'],
    [0, 5, '0\u00a0%'],
    [5, 5, '100\u00a0%'],
  ])('rounds the share of %d in %d to a whole percent', (part, whole, written) => {
    expect(formatShare(part, whole)).toBe(written);
  });

  it('gives no share of nothing', () => {
    expect(formatShare(0, 0)).toBe('–');
  });
});

describe('dates and hours', () => {
  it('writes a day in full', () => {
    expect(formatDay('2026-11-21')).toBe('samedi 21 novembre 2026');
  });

  it('writes the first of a month as an ordinal', () => {
    expect(formatDay('2026-03-01')).toBe('dimanche 1er mars 2026');
    expect(formatDate('2026-08-01')).toBe('1er août 2026');
  });

  it('names the weekday of any day as the calendar does', () => {
    const weekday = new Intl.DateTimeFormat('fr-FR', { weekday: 'long', timeZone: 'UTC' });
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(formatDay(day).split(' ')[0]).toBe(weekday.format(date));
        },
      ),
    );
  });

  it('writes a month from a month or from any of its days', () => {
    expect(formatMonth('2026-02')).toBe('février 2026');
    expect(formatMonth('2026-02-28')).toBe('février 2026');
  });

  it('writes an hour with two-digit minutes and spaces that do not break', () => {
    expect(formatHour({ hour: 9, minute: 5 })).toBe('9\u00a0h\u00a005');
    expect(formatHour(Temporal.PlainTime.from('17:40'))).toBe('17\u00a0h\u00a040');
  });
});

describe('moments', () => {
  const now = '2026-11-21T08:00:00Z';
  const zone = 'Europe/Paris';

  it.each([
    ['2026-11-21T08:00:00Z', 'aujourd’hui à 9\u00a0h\u00a000'],
    ['2026-11-20T16:40:00Z', 'hier à 17\u00a0h\u00a040'],
    ['2026-11-12T08:05:00Z', 'le 12 novembre 2026 à 9\u00a0h\u00a005'],
  ])('says %s as people do', (instant, written) => {
    expect(formatMoment(instant, now, zone)).toBe(written);
  });

  it('changes day at midnight of the zone, not of Greenwich', () => {
    expect(formatMoment('2026-11-20T23:30:00Z', now, zone)).toBe('aujourd’hui à 0\u00a0h\u00a030');
  });

  it('writes an instant so that it still reads right on paper', () => {
    expect(formatInstant('2026-11-21T08:05:00Z', zone)).toBe('21 novembre 2026 à 9\u00a0h\u00a005');
  });
});
