import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';

/** Visites by the day a wrong clock gave them, the earliest first: each day may have been another one. */
export function groupByStampedDay<V extends { readonly localDay: LocalDay }>(
  visites: readonly V[],
): readonly (readonly [LocalDay, readonly V[]])[] {
  return [...Map.groupBy(visites, ({ localDay }) => localDay)].toSorted(([a], [b]) =>
    a.localeCompare(b),
  );
}
