import { expect, it } from 'vitest';
import { toKeep } from '../../../../electron/host/backup/rotation.ts';

/** One a day at six in the evening, from a day on. */
function everyDay(from: string, days: number): readonly string[] {
  const start = Temporal.PlainDate.from(from);
  return Array.from(
    { length: days },
    (_, index) => `${start.add({ days: index }).toString()}-180000`,
  );
}

it('keeps seven days, four weeks and twelve months, the last of each', () => {
  const kept = [...toKeep(everyDay('2025-01-01', 700))].toSorted();
  // 1 December 2026 is a Tuesday: the 700th day is 1 December.
  expect(kept).toEqual(
    [
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
      '2026-06-30',
      '2026-07-31',
      '2026-08-31',
      '2026-09-30',
      '2026-10-31',
      '2026-11-15',
      '2026-11-22',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
      '2026-11-30',
      '2026-12-01',
    ].map((day) => `${day}-180000`),
  );
});

it('keeps the last of a day, and everything of a desk that was closed for months', () => {
  expect([...toKeep(['2026-05-12-090000', '2026-05-12-180000'])]).toEqual(['2026-05-12-180000']);
  const apart = ['2024-01-10-180000', '2025-01-10-180000', '2026-05-12-180000'];
  expect([...toKeep(apart)].toSorted()).toEqual(apart);
});
