import type { Presence } from '../../data/presences/presences.ts';

/**
 * The number to show in the waiting room: of those being received today, the last one called. Null
 * when nobody with a number is being received.
 */
export function calledNumber(presences: readonly Presence[], today: string): number | null {
  const called = presences
    .filter(({ clear, localDay }) => clear.etat === 'en-cours' && localDay === today)
    .flatMap(({ sealed: { numero, laps } }) => {
      const [first] = laps;
      return numero === null || first === undefined ? [] : [{ numero, since: first.debut }];
    })
    .toSorted((a, b) => Temporal.Instant.compare(a.since, b.since));
  return called.at(-1)?.numero ?? null;
}
