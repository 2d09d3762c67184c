import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import {
  comparedRange,
  countDays,
  lastYearPeriod,
  neighbourPeriod,
  periodKindSchema,
  periodOf,
} from '../../../../shared/domain/comptage/period.ts';

const day = (text: string): LocalDay => localDaySchema.parse(text);

const anyDay = fc.integer({ min: 0, max: 30_000 }).map((days) => addDays(day('1990-01-01'), days));
const anyKind = fc.constantFrom(...periodKindSchema.options);

describe('a calendar period', () => {
  it.each([
    ['jour', '2026-05-12', '2026-05-12', '2026-05-12'],
    ['semaine', '2026-05-12', '2026-05-11', '2026-05-17'],
    // The week of New Year belongs to both years.
    ['semaine', '2026-01-01', '2025-12-29', '2026-01-04'],
    ['mois', '2024-02-29', '2024-02-01', '2024-02-29'],
    ['annee', '2026-05-12', '2026-01-01', '2026-12-31'],
  ] as const)('of kind %s that holds %s goes from %s to %s', (kind, at, from, to) => {
    expect(periodOf(kind, day(at))).toEqual({ kind, from, to });
  });

  it('holds its day, and its neighbours touch it and lead back to it', () => {
    fc.assert(
      fc.property(anyKind, anyDay, (kind, at) => {
        const period = periodOf(kind, at);
        expect(period.from <= at && at <= period.to).toBe(true);
        expect(periodOf(kind, period.from)).toEqual(period);
        expect(periodOf(kind, period.to)).toEqual(period);
        const next = neighbourPeriod(period, 1);
        expect(next.from).toBe(addDays(period.to, 1));
        expect(neighbourPeriod(next, -1)).toEqual(period);
        expect(countDays(period)).toBe(
          { jour: 1, semaine: 7, mois: countDays(period), annee: countDays(period) }[kind],
        );
      }),
    );
  });
});

describe('the same period a year before', () => {
  it.each([
    ['jour', '2026-05-12', '2025-05-12', '2025-05-12'],
    ['jour', '2024-02-29', '2023-02-28', '2023-02-28'],
    ['semaine', '2026-05-12', '2025-05-12', '2025-05-18'],
    // Week 53 of 2026 has no counterpart in 2025: its last week, the 52nd.
    ['semaine', '2026-12-31', '2025-12-22', '2025-12-28'],
    // Week 1 of 2026 begins in 2025; week 1 of 2025 begins in 2024.
    ['semaine', '2025-12-29', '2024-12-30', '2025-01-05'],
    ['mois', '2024-02-10', '2023-02-01', '2023-02-28'],
    ['annee', '2026-05-12', '2025-01-01', '2025-12-31'],
  ] as const)('of the %s that holds %s goes from %s to %s', (kind, at, from, to) => {
    expect(lastYearPeriod(periodOf(kind, day(at)))).toEqual({ kind, from, to });
  });

  it('is always a whole period of that kind, about a year earlier', () => {
    fc.assert(
      fc.property(anyKind, anyDay, (kind, at) => {
        const period = periodOf(kind, at);
        const before = lastYearPeriod(period);
        expect(periodOf(kind, before.from)).toEqual(before);
        const apart = countDays({ from: before.from, to: period.from }) - 1;
        expect(apart).toBeGreaterThanOrEqual(364);
        expect(apart).toBeLessThanOrEqual(371);
      }),
    );
  });

  it('has the same number as an ISO week, save the 53rd', () => {
    fc.assert(
      fc.property(anyDay, (at) => {
        const week = (of: LocalDay) => Temporal.PlainDate.from(of);
        const { from } = periodOf('semaine', at);
        const before = week(lastYearPeriod(periodOf('semaine', at)).from);
        expect(before.yearOfWeek).toBe((week(from).yearOfWeek ?? 0) - 1);
        const numbers = [week(from).weekOfYear, before.weekOfYear];
        expect(numbers[0] === numbers[1] || numbers.join() === '53,52').toBe(true);
      }),
    );
  });
});

describe('what a period is compared with', () => {
  it.each([
    ['jour', '2026-05-12', '2026-05-12', '2025-05-12', '2025-05-12', false],
    ['semaine', '2026-05-12', '2026-05-13', '2025-05-12', '2025-05-14', true],
    ['semaine', '2026-05-12', '2026-05-17', '2025-05-12', '2025-05-18', false],
    ['semaine', '2026-05-12', '2026-05-18', '2025-05-12', '2025-05-18', false],
    ['mois', '2026-05-12', '2026-05-12', '2025-05-01', '2025-05-12', true],
    ['mois', '2026-05-12', '2026-06-01', '2025-05-01', '2025-05-31', false],
    // On 28 February of a leap year, all of last year’s February has elapsed.
    ['mois', '2024-02-01', '2024-02-28', '2023-02-01', '2023-02-28', false],
    ['annee', '2024-02-29', '2024-02-29', '2023-01-01', '2023-02-28', true],
    ['annee', '2026-05-12', '2026-05-12', '2025-01-01', '2025-05-12', true],
    ['annee', '2026-05-12', '2027-01-01', '2025-01-01', '2025-12-31', false],
  ] as const)(
    'a %s that holds %s, seen on %s, goes from %s to %s',
    (kind, at, today, from, to, partial) => {
      expect(comparedRange(periodOf(kind, day(at)), day(today))).toEqual({ from, to, partial });
    },
  );

  it('has elapsed as much as the period has, but for 29 February', () => {
    fc.assert(
      fc.property(anyKind, anyDay, fc.integer({ min: 0, max: 400 }), (kind, at, later) => {
        const period = periodOf(kind, at);
        const today = addDays(period.from, later);
        const compared = comparedRange(period, today);
        const { from, to } = lastYearPeriod(period);
        expect(compared.from).toBe(from);
        expect(compared.to <= to).toBe(true);
        expect(compared.partial).toBe(compared.to < to);
        const elapsed = countDays({ from: period.from, to: today });
        expect(!compared.partial || countDays(compared) <= elapsed + 1).toBe(true);
      }),
    );
  });
});
