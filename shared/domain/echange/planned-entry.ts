import type { LocalDay } from '../calendar/local-day.ts';
import type { VisiteDraft } from '../visite/draft.ts';
import type { SeanceClear, SeanceSealed } from '../seance/schema.ts';
import type { VisiteClear } from '../visite/schema.ts';

/**
 * What tells an entry of a file from every other: `reference` is the id our own export gave it; else a
 * text to take a keyed fingerprint of.
 */
export type PlannedIdentity =
  | { readonly kind: 'reference'; readonly id: string }
  | { readonly kind: 'empreinte'; readonly text: string };

/** A visite of a file, ready to be recorded. */
export interface PlannedVisite {
  readonly unite: 'visite';
  readonly identity: PlannedIdentity;
  readonly localDay: LocalDay;
  readonly heure: number | null;
  readonly instant: string | null;
  readonly premieres: VisiteClear['premieres'];
  readonly draft: VisiteDraft;
}

/** What a file says of a collective session. */
export type SeanceContent = Pick<SeanceClear, 'type' | 'theme' | 'participants'> &
  Pick<SeanceSealed, 'titre' | 'dureeMinutes'>;

/** A collective session of a file, ready to be recorded. */
export interface PlannedSeance {
  readonly unite: 'seance';
  readonly identity: PlannedIdentity;
  readonly localDay: LocalDay;
  readonly content: SeanceContent;
}

/** An entry of a file. */
export type PlannedEntry = PlannedVisite | PlannedSeance;

/** What is wrong in a file: where, and a French sentence. `colonne` is null for the whole line. */
export interface LineError {
  readonly ligne: number;
  readonly colonne: string | null;
  readonly sentence: string;
}

/** What an import would do, each unit apart, before anything is written. */
export interface PlanSummary {
  readonly lignes: number;
  readonly visites: number;
  readonly demandes: number;
  /** Visites that are an usager’s first of the year, which is how usagers suivis are counted. */
  readonly usagersSuivis: number;
  /** Collective sessions. */
  readonly seances: number;
  readonly premierJour: LocalDay | null;
  readonly dernierJour: LocalDay | null;
  /** Lines left out by what they are: cancelled or undated entries, collective workshops. */
  readonly nonComptees: number;
  readonly ateliers: number;
  /** Lines left out because something in them, or in their visite, cannot be read. */
  readonly lignesEcartees: number;
  /** Words not recognised, left empty on request. */
  readonly motsVides: number;
  readonly erreurs: number;
}
