import type { Id } from '../site/identifiers.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { VisiteClear } from '../visite/schema.ts';

/** A visite of a usager suivi, as its firsts are told from. `instant` is null when only the day is known. */
export interface SuiviVisite {
  readonly id: Id;
  readonly localDay: LocalDay;
  /** Whether its day is doubtful: it counts nowhere until someone gives it. */
  readonly held: boolean;
  readonly instant: string | null;
  readonly clear: Pick<VisiteClear, 'etat' | 'heure'>;
}

/** Whether a visite is its usager’s first of the day, of the month, of the year at this platform. */
export type Premieres = NonNullable<VisiteClear['premieres']>;

const none: Premieres = { jour: false, mois: false, annee: false };

/**
 * The firsts of all the visites of one usager suivi: each day, month and year they came has exactly one,
 * so that usagers suivis add up over calendar periods. Visites that do not count have none: cancelled,
 * waiting to be kept, of a doubtful day. Whatever the order they are given in, the answer is the same:
 * the earliest instant, an entry without one after those of its day that have it, then the id.
 */
export function assignPremieres(visites: readonly SuiviVisite[]): ReadonlyMap<Id, Premieres> {
  const seen = new Set<string>();
  const first = (period: string) => {
    if (seen.has(period)) return false;
    seen.add(period);
    return true;
  };
  const counted = visites
    .filter(({ held, clear }) => !held && clear.etat === 'valide')
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const firsts = new Map<Id, Premieres>(visites.map(({ id }) => [id, none]));
  for (const { id, localDay } of counted) {
    const jour = first(localDay);
    const mois = first(localDay.slice(0, 7));
    const annee = first(localDay.slice(0, 4));
    firsts.set(id, { jour, mois, annee });
  }
  return firsts;
}

function orderOf({ id, localDay, instant, clear }: SuiviVisite): string {
  const hour = clear.heure === null ? '99' : String(clear.heure).padStart(2, '0');
  return [localDay, instant ?? `~${hour}`, id].join(' ');
}
