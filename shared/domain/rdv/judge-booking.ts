import type { Creneau, Permanence } from '../permanence/schema.ts';
import type { SiteId } from '../site/identifiers.ts';
import { refuse } from '../../kernel/result.ts';
import type { Failure } from '../../kernel/result.ts';

/** A slot with what is needed of its permanence to know who may book it. */
export interface SlotOffer {
  readonly creneau: Creneau;
  readonly permanence: Pick<Permanence, 'organisme' | 'lieu' | 'motifs' | 'ouverture'>;
}

/** Who wants a place, for what, and when they ask. */
export interface Wish {
  readonly site: SiteId;
  /** Null: any motive will do. */
  readonly motif: string | null;
  readonly maintenant: Temporal.Instant;
}

/**
 * Why a slot cannot be booked, or null when it looks free. The département asks it before its own
 * guards; a desk, to offer nothing that would be refused. Codes: `creneau-retire`,
 * `plateforme-non-servie`, `motif-non-accepte`, `creneau-passe`, `pas-encore-ouvert`,
 * `creneau-complet`.
 */
export function judgeBooking({ creneau, permanence }: SlotOffer, wish: Wish): Failure | null {
  const start = Temporal.Instant.from(creneau.debutLe);
  if (!isServed(permanence, wish.site)) return refusals.notServed;
  if (wish.motif !== null && !permanence.motifs.some(({ code }) => code === wish.motif))
    return refusals.motif;
  if (creneau.etat === 'retire') return refusals.withdrawn;
  if (Temporal.Instant.compare(start, wish.maintenant) <= 0) return refusals.past;
  if (!isOpen(start, permanence.ouverture, wish.maintenant)) return refusals.notYet;
  return creneau.prises >= creneau.places ? refusals.full : null;
}

/** Whether a permanence receives people of a platform. */
export function isServed({ lieu }: Pick<Permanence, 'lieu'>, site: SiteId): boolean {
  return lieu.genre === 'plateforme'
    ? lieu.site === site
    : lieu.sites === null || lieu.sites.includes(site);
}

function isOpen(start: Temporal.Instant, ouverture: number | null, now: Temporal.Instant): boolean {
  if (ouverture === null) return true;
  return Temporal.Instant.compare(start.subtract({ hours: 24 * ouverture }), now) <= 0;
}

const refusals = {
  notServed: refuse(
    'plateforme-non-servie',
    'Cette permanence ne reçoit pas votre plateforme : choisissez-en une autre.',
  ).failure,
  motif: refuse(
    'motif-non-accepte',
    'Cette permanence ne reçoit pas pour ce motif : choisissez un autre motif ou une autre permanence.',
  ).failure,
  withdrawn: refuse(
    'creneau-retire',
    'Ce créneau n’est plus tenu par le partenaire : choisissez-en un autre.',
  ).failure,
  past: refuse('creneau-passe', 'Ce créneau est passé : choisissez-en un à venir.').failure,
  notYet: refuse(
    'pas-encore-ouvert',
    'Ce créneau n’est pas encore ouvert à la réservation : choisissez-en un plus proche.',
  ).failure,
  full: refuse(
    'creneau-complet',
    'Ce créneau vient d’être pris : choisissez l’un des créneaux libres les plus proches.',
  ).failure,
} as const;
