import type { LocalDay } from '../calendar/local-day.ts';
import { UNSPECIFIED_THEME } from '../vocabulary/theme.ts';
import type { Theme } from '../vocabulary/theme.ts';
import type { Favori } from './favori.ts';

/** As many favourites as there are digits but 0. */
const MAX_FAVORIS = 9;

/** After so many days a demande weighs half: a month’s habits, not last year’s. */
const HALF_LIFE_DAYS = 30;

/** A past demande: its subject, and the day it was noted. */
export interface PastDemande extends Favori {
  readonly day: LocalDay;
}

/**
 * The nine subjects most used lately, most used first; at equal use, by label in French order. The
 * day it is asked does not matter: time weighs on all alike. A demande without operator, démarche
 * or thème proposes nothing. The order of `history` changes nothing.
 */
export function proposeFavoris(
  history: readonly PastDemande[],
  labelOf: (favori: Favori) => string,
): readonly Favori[] {
  const latest = history.reduce((max, { day }) => (day > max ? day : max), '');
  const ages = new Map(
    [...new Set(history.map(({ day }) => day))].map((day) => [day, daysBetween(day, latest)]),
  );
  const usesByFavori = new Map<string, { favori: Favori; label: string; ages: number[] }>();
  for (const { operateur, demarche, theme, day } of history) {
    if (operateur === null && demarche === null && isUnspecified(theme)) continue;
    const favori = { operateur, demarche, theme };
    const key = JSON.stringify([operateur, demarche, theme]);
    const known = usesByFavori.get(key) ?? { favori, label: labelOf(favori), ages: [] };
    known.ages.push(ages.get(day) ?? 0);
    usesByFavori.set(key, known);
  }
  return [...usesByFavori.entries()]
    .map(([key, uses]) => ({ key, ...uses, weight: weigh(uses.ages) }))
    .toSorted(
      (a, b) =>
        b.weight - a.weight || a.label.localeCompare(b.label, 'fr') || (a.key < b.key ? -1 : 1),
    )
    .slice(0, MAX_FAVORIS)
    .map(({ favori }) => favori);
}

function isUnspecified(theme: Theme | null): boolean {
  return theme === null || theme === UNSPECIFIED_THEME;
}

/** Ages are summed from the oldest, whatever the order of entries: equal uses weigh exactly the same. */
function weigh(ages: readonly number[]): number {
  return ages.toSorted((a, b) => b - a).reduce((sum, age) => sum + 2 ** (-age / HALF_LIFE_DAYS), 0);
}

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}
