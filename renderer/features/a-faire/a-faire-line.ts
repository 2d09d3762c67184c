import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Confidence } from '../../../shared/domain/catalogue/fact.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';

/** Where a line is settled: the page of a dossier or of a person, the agenda; a rappel is settled in its place. */
export type Cible =
  | { readonly kind: 'dossier' | 'usager' | 'rdv'; readonly id: Id }
  | { readonly kind: 'rappel'; readonly id: Id };

/** One thing to do. It never holds a name: `usager` says whose it is, for whoever may show it. */
export interface AFaireLine {
  /** Its own among all the lines. */
  readonly key: string;
  readonly cible: Cible;
  readonly quoi: string;
  /** The démarche and the reference; null for what belongs to no dossier. */
  readonly objet: string | null;
  readonly pourquoi: string | null;
  readonly confidence: Confidence | null;
  readonly usager: Id | null;
  /** When it falls due, in words; null when it has no day. */
  readonly quand: string | null;
  /** The day it is listed under; null for what can wait. */
  readonly jour: LocalDay | null;
}

/** How soon. `sans-urgence` has no day: proposals, and what wants a date. */
export type Groupe = 'retard' | 'aujourdhui' | 'semaine' | 'plus-tard' | 'sans-urgence';
