import type { Salle, Vacances } from '../../../shared/domain/permanence/schema.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { SiteId } from '../../../shared/domain/site/identifiers.ts';
import type { AgendaAnswer, KilometresAnswer } from '../../../shared/sync/agenda-api.ts';

/** Whose planning a link shows: a partner’s (its agent’s alone when named), or a platform’s. */
export type LinkScope =
  | { readonly organisme: string; readonly agent: string | null; readonly site: null }
  | { readonly organisme: null; readonly agent: null; readonly site: SiteId };

/** A link as it is kept. */
export interface KeptLink {
  readonly lien: string;
  readonly jetonHash: Uint8Array;
  readonly scope: LinkScope;
  readonly creeLe: Temporal.Instant;
  readonly expireLe: Temporal.Instant;
  readonly isRevoked: boolean;
}

/** One slot of a planning, and the RDV on it: references and motives, never a person. */
export interface PlanningSlot {
  readonly id: string;
  readonly organismeNom: string;
  readonly agent: string | null;
  readonly jour: LocalDay;
  readonly debut: string;
  readonly fin: string;
  readonly debutLe: string;
  readonly finLe: string;
  readonly etat: 'ouvert' | 'retire';
  readonly sequence: number;
  readonly modifieLe: string;
  readonly site: SiteId | null;
  readonly lien: string | null;
  readonly rdv: readonly {
    readonly reference: string;
    readonly site: SiteId;
    readonly motif: string;
    readonly etat: string;
  }[];
}

type Kilometres = Pick<KilometresAnswer, 'sites' | 'distances'>;

/** What the coordination keeps of the calendar of one département, and what partners read of it. */
export interface AgendaStore {
  overview(now: Temporal.Instant): Promise<Omit<AgendaAnswer, 'today' | 'sites'>>;

  /** Adds a room or puts one right; false when it is another platform’s, or the platform unknown. */
  saveRoom(salle: Salle, at: Temporal.Instant): Promise<boolean>;
  saveHolidays(vacances: Vacances, retirees: boolean, at: Temporal.Instant): Promise<void>;

  /** The secret links are signed with, drawn the first time. */
  linkKey(draw: () => Uint8Array): Promise<Uint8Array>;
  addLink(link: Omit<KeptLink, 'isRevoked'>, auteur: string): Promise<void>;
  findLink(lien: string): Promise<KeptLink | null>;
  /** False when there is none left to revoke. */
  revokeLink(lien: string, at: Temporal.Instant): Promise<boolean>;

  /** The slots of a planning between two instants, in order. */
  planning(
    scope: LinkScope,
    from: Temporal.Instant,
    to: Temporal.Instant,
  ): Promise<readonly PlanningSlot[]>;

  addAbsence(absence: {
    readonly absence: string;
    readonly lien: string;
    readonly du: LocalDay;
    readonly au: LocalDay;
    readonly note: string | null;
    readonly at: Temporal.Instant;
  }): Promise<void>;
  absencesOf(lien: string): Promise<readonly { readonly du: LocalDay; readonly au: LocalDay }[]>;
  /** False when it was settled already. */
  settleAbsence(absence: string, auteur: string, at: Temporal.Instant): Promise<boolean>;

  /** Writes a distance, or takes it off (`km` null); an estimate never replaces what was given. */
  saveDistance(distance: {
    readonly site: SiteId;
    readonly organisme: string;
    readonly km: number | null;
    readonly estimee: boolean;
    readonly source: string;
    readonly auteur: string;
    readonly at: Temporal.Instant;
  }): Promise<void>;
  /** The road from a platform to a partner’s office, one way; null when it is not known. */
  distance(
    site: SiteId,
    organisme: string,
  ): Promise<{ readonly km: number; readonly estimee: boolean } | null>;
  /** The RDV held by visio in a year, erased or not, and their kilometres. */
  kilometres(annee: number): Promise<Kilometres>;
}
