import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeMode,
  EARLIEST_DAY,
  hashToView,
  holdsToday,
  moveTo,
  neighbour,
  todayView,
  viewToHash,
  viewToPeriod,
  viewToTitle,
  type View,
} from '../../../renderer/pilotage/view.ts';
import { localDaySchema, type LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { periodSchema } from '../../../shared/sync/published-figures.ts';

const day = (text: string) => localDaySchema.parse(text);
const today = day('2026-11-21');

const anyDay: fc.Arbitrary<LocalDay> = fc
  .integer({ min: 0, max: Temporal.PlainDate.from(EARLIEST_DAY).until(today).days })
  .map((days) => day(Temporal.PlainDate.from(EARLIEST_DAY).add({ days }).toString()));

const anyView: fc.Arbitrary<View> = fc.oneof(
  fc.constant(todayView),
  fc.record({ mode: fc.constantFrom(...periodSchema.options), at: anyDay }),
);

describe('the address', () => {
  it.each<[View, string]>([
    [todayView, '#aujourdhui'],
    [{ mode: 'jour', at: day('2026-11-21') }, '#jour/2026-11-21'],
    [{ mode: 'mois', at: day('2026-11-21') }, '#mois/2026-11'],
    [{ mode: 'annee', at: day('2026-11-21') }, '#annee/2026'],
  ])('holds the period (%#)', (view, hash) => {
    expect(viewToHash(view)).toBe(hash);
  });

  it('gives back the same period after a reload, whatever it was', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const read = hashToView(viewToHash(view));
        expect(viewToPeriod(read, today)).toEqual(viewToPeriod(view, today));
        expect(read.mode).toBe(view.mode);
      }),
    );
  });

  it.each([
    '',
    '#',
    '#semaine/2026-11-21',
    '#jour',
    '#jour/2026-02-30',
    '#mois/2026-13',
    '#annee/26',
    '#annee/1999',
  ])('falls back on today when it asks for nothing that exists: %s', (hash) => {
    expect(hashToView(hash)).toEqual(todayView);
  });
});

describe('previous and next', () => {
  it.each<[string, View, -1 | 1, string | null]>([
    [
      'the day before the first of March, in a leap year',
      { mode: 'jour', at: day('2024-03-01') },
      -1,
      '2024-02-29',
    ],
    [
      'the day before the first of March, in another',
      { mode: 'jour', at: day('2026-03-01') },
      -1,
      '2026-02-28',
    ],
    [
      'the day after the last of the year',
      { mode: 'jour', at: day('2025-12-31') },
      1,
      '2026-01-01',
    ],
    ['the day before today', todayView, -1, '2026-11-20'],
    ['the month before January', { mode: 'mois', at: day('2026-01-31') }, -1, '2025-12-01'],
    [
      'the month after January, seen from its last day',
      { mode: 'mois', at: day('2026-01-31') },
      1,
      '2026-02-01',
    ],
    ['the year before', { mode: 'annee', at: day('2024-02-29') }, -1, '2023-01-01'],
    [
      'the month of today, from the one before',
      { mode: 'mois', at: day('2026-10-05') },
      1,
      '2026-11-01',
    ],
    ['nothing after today', todayView, 1, null],
    ['nothing after the month of today', { mode: 'mois', at: day('2026-11-01') }, 1, null],
    ['nothing after the year of today', { mode: 'annee', at: day('2026-11-01') }, 1, null],
    ['nothing before the earliest day', { mode: 'jour', at: EARLIEST_DAY }, -1, null],
    ['nothing before the earliest year', { mode: 'annee', at: EARLIEST_DAY }, -1, null],
  ])('reach %s', (_, view, direction, from) => {
    const reached = neighbour(view, direction, today);
    expect(reached === null ? null : viewToPeriod(reached, today).from).toBe(from);
  });

  it('undo each other', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const before = neighbour(view, -1, today);
        fc.pre(before !== null);
        const back = neighbour(before, 1, today);
        expect(back && viewToPeriod(back, today)).toEqual(viewToPeriod(view, today));
      }),
    );
  });
});

describe('another period', () => {
  it('keeps today where the period holds it', () => {
    expect(changeMode({ mode: 'mois', at: day('2026-11-01') }, 'jour', today)).toEqual({
      mode: 'jour',
      at: today,
    });
    expect(changeMode(todayView, 'annee', today)).toEqual({ mode: 'annee', at: today });
  });

  it('opens a past month on its first day', () => {
    expect(changeMode({ mode: 'mois', at: day('2026-02-17') }, 'jour', today)).toEqual({
      mode: 'jour',
      at: '2026-02-01',
    });
  });

  it('comes back to today, which then follows the calendar', () => {
    expect(changeMode({ mode: 'jour', at: day('2026-02-17') }, 'aujourdhui', today)).toEqual(
      todayView,
    );
    expect(viewToPeriod(todayView, day('2026-11-22')).from).toBe('2026-11-22');
  });

  it('moves to a chosen date, from today as to a day', () => {
    expect(moveTo(todayView, '2026-03-04', today)).toEqual({ mode: 'jour', at: '2026-03-04' });
    expect(moveTo({ mode: 'mois', at: today }, '2026-03-04', today)).toEqual({
      mode: 'mois',
      at: '2026-03-04',
    });
  });

  it.each(['', '2026-11-22', '1999-12-31', '0002-11-21', '2026-02-30', 'hier'])(
    'refuses the date « %s »',
    (text) => {
      expect(moveTo(todayView, text, today)).toBeNull();
    },
  );
});

describe('what may still grow', () => {
  it.each<[View, boolean]>([
    [todayView, true],
    [{ mode: 'jour', at: today }, true],
    [{ mode: 'jour', at: day('2026-11-20') }, false],
    [{ mode: 'mois', at: day('2026-11-02') }, true],
    [{ mode: 'mois', at: day('2026-10-31') }, false],
    [{ mode: 'annee', at: day('2026-01-01') }, true],
    [{ mode: 'annee', at: day('2025-12-31') }, false],
  ])('is the period that holds today (%#)', (view, expected) => {
    expect(holdsToday(view, today)).toBe(expected);
  });
});

describe('the title', () => {
  it.each<[View, string]>([
    [todayView, 'samedi 21 novembre 2026'],
    [{ mode: 'jour', at: day('2026-11-01') }, 'dimanche 1er novembre 2026'],
    [{ mode: 'mois', at: day('2026-08-15') }, 'août 2026'],
    [{ mode: 'annee', at: day('2025-08-15') }, 'année 2025'],
  ])('names the period (%#)', (view, title) => {
    expect(viewToTitle(view, today)).toBe(title);
  });
});
