import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { ShownRdv } from './use-rdvs.ts';

/** Whose RDV: those of a person, or those taken for a dossier. */
export interface RdvsOf {
  readonly kind: 'usager' | 'dossier';
  readonly id: Id;
}

/** The moment it is: a RDV of this morning is over this afternoon. */
interface At {
  readonly today: LocalDay;
  readonly now: Temporal.Instant;
}

/** RDV told apart: those somebody is to come to, the next first, and all others, the latest first. */
export interface LinkedRdvs {
  readonly aVenir: readonly ShownRdv[];
  /** Over, cancelled or refused. */
  readonly autres: readonly ShownRdv[];
}

/** The RDV of a person or of a dossier. */
export function linkedRdvs(rdvs: readonly ShownRdv[], of: RdvsOf, at: At): LinkedRdvs {
  const mine = rdvs
    .filter(({ entry: { sealed } }) =>
      of.kind === 'dossier'
        ? sealed.dossier === of.id
        : sealed.pour.genre === 'usager' && sealed.pour.usager === of.id,
    )
    .toSorted((a, b) => startOf(a).localeCompare(startOf(b)));
  return {
    aVenir: mine.filter((rdv) => isToCome(rdv, at)),
    autres: mine.filter((rdv) => !isToCome(rdv, at)).toReversed(),
  };
}

/** The next RDV somebody comes to for these dossiers; one that is being cancelled is not one. */
export function nextRdv(
  rdvs: readonly ShownRdv[],
  dossiers: readonly { readonly id: Id }[],
  at: At,
): ShownRdv | null {
  const [next] = dossiers
    .flatMap(({ id }) => linkedRdvs(rdvs, { kind: 'dossier', id }, at).aVenir)
    .filter(({ stand }) => stand.changeEnAttente !== 'annuler')
    .toSorted((a, b) => startOf(a).localeCompare(startOf(b)));
  return next ?? null;
}

function isToCome({ stand, jour }: ShownRdv, { today, now }: At): boolean {
  if (stand.etat !== 'prevu' && stand.etat !== 'en-attente') return false;
  return stand.creneau === null
    ? jour >= today
    : Temporal.Instant.compare(Temporal.Instant.from(stand.creneau.finLe), now) > 0;
}

function startOf({ entry, stand, jour }: ShownRdv): string {
  return `${jour} ${stand.creneau?.debut ?? entry.sealed.debut}`;
}
