/** How many backups are kept: one a day, then one a week, then one a month. */
const KEPT = { days: 7, weeks: 4, months: 12 } as const;

/**
 * Which backups to keep, of those given by their local moment (`YYYY-MM-DD` and after, compared as
 * text): the latest of each of the last seven days there are, of four weeks and of twelve months. Days
 * without a backup take no place, so that a desk closed for a summer keeps what it had.
 */
export function toKeep(moments: readonly string[]): ReadonlySet<string> {
  const latestFirst = moments.toSorted().toReversed();
  return new Set([
    ...firstOfEach(latestFirst, (moment) => moment.slice(0, 10), KEPT.days),
    ...firstOfEach(latestFirst, weekOf, KEPT.weeks),
    ...firstOfEach(latestFirst, (moment) => moment.slice(0, 7), KEPT.months),
  ]);
}

function firstOfEach(
  moments: readonly string[],
  toPeriod: (moment: string) => string,
  count: number,
): readonly string[] {
  const first = new Map<string, string>();
  for (const moment of moments) {
    const period = toPeriod(moment);
    if (!first.has(period)) first.set(period, moment);
  }
  return [...first.values()].slice(0, count);
}

function weekOf(moment: string): string {
  const day = Temporal.PlainDate.from(moment.slice(0, 10));
  return `${day.yearOfWeek}-${day.weekOfYear}`;
}
