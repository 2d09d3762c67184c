import type { Clock } from '../../kernel/clock.ts';
import { instantToLocal } from '../calendar/local-day.ts';
import type { LocalDay, Zone } from '../calendar/local-day.ts';
import type { Id } from '../site/identifiers.ts';
import { UNSPECIFIED_THEME } from '../vocabulary/theme.ts';
import type { VisiteClear, VisiteSealed } from './schema.ts';

/** The clear half of a visite whose hour is known. */
export type DatedClear = VisiteClear & { readonly heure: number };

/** A Passage before it is sealed: `sealed` is null when nobody has unlocked the desk. */
export interface Passage {
  readonly localDay: LocalDay;
  readonly clear: DatedClear;
  readonly sealed: VisiteSealed | null;
}

/**
 * The Passage of this moment: one visite, accueil spontané, one demande not specified (T9). Without
 * an author the desk is locked: the visite waits for someone to keep or withdraw it at unlock.
 */
export function buildPassage(clock: Clock, zone: Zone, author: Id | null): Passage {
  const instant = clock.now();
  const { day, hour } = instantToLocal(instant, zone);
  return {
    localDay: day,
    clear: {
      heure: hour,
      canal: 'accueil-spontane',
      demandes: [{ theme: UNSPECIFIED_THEME, operateur: null, nature: null }],
      premieres: null,
      etat: author === null ? 'en-attente' : 'valide',
      datation: 'horloge',
    },
    sealed: author === null ? null : blankSealedHalf(instant.toString(), author, 1),
  };
}

/** A sealed half in which nothing was asked yet, for a visite of `demandes` demandes. */
export function blankSealedHalf(
  instant: string | null,
  author: Id,
  demandes: number,
): VisiteSealed {
  return {
    instant,
    auteur: author,
    usager: null,
    age: null,
    commune: null,
    premiereVenue: null,
    foyer: null,
    note: null,
    demandes: Array.from({ length: demandes }, () => ({
      demarche: null,
      dureeMinutes: null,
      issue: null,
      destination: null,
      autonomie: null,
    })),
    source: { kind: 'saisie' },
    versions: [],
  };
}

/** Whether a visite still has a demande nobody has given a thème to. */
export function isToSpecify(clear: VisiteClear): boolean {
  return (
    clear.etat === 'valide' && clear.demandes.some((demande) => demande.theme === UNSPECIFIED_THEME)
  );
}
