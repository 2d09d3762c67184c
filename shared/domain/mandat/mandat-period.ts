import type { LocalDay } from '../calendar/local-day.ts';
import { dateToDay } from '../echeance/quand.ts';
import type { DureeMandat, MandatSealed } from './schema.ts';

/** Years a mandat is kept after its end (rule `mandat-6ans` of the calendar). */
const ARCHIVE_YEARS = 6;

/** Where a mandat stands on a day. */
export type EtatMandat = 'a-venir' | 'actif' | 'fini' | 'revoque';

/**
 * The last day a mandat holds when nobody revokes it. Its first day counts: a mandat of 1 day holds
 * that day alone, one of 365 days from 1 March until 28 February.
 */
export function mandatEnd(debut: LocalDay, duree: DureeMandat): LocalDay {
  return dateToDay(Temporal.PlainDate.from(debut).add({ days: duree - 1 }));
}

/** Whether one may act under a mandat on a day, and if not why. */
export function mandatEtat(mandat: MandatSealed, aujourdhui: LocalDay): EtatMandat {
  const { debut, duree, revocation } = mandat;
  if (revocation !== null && aujourdhui >= revocation.jour) return 'revoque';
  if (aujourdhui < debut) return 'a-venir';
  return aujourdhui <= mandatEnd(debut, duree) ? 'actif' : 'fini';
}

/** The day a mandat ended or will: its last day, or that of its revocation when it came before. */
export function mandatEndedOn({ debut, duree, revocation }: MandatSealed): LocalDay {
  const end = mandatEnd(debut, duree);
  return revocation !== null && revocation.jour < end ? revocation.jour : end;
}

/** The last day a mandat must be kept; it is erased after that one. */
export function archivedUntil(mandat: MandatSealed): LocalDay {
  const end = Temporal.PlainDate.from(mandatEndedOn(mandat));
  return dateToDay(end.add({ years: ARCHIVE_YEARS }));
}

/**
 * Whether a mandat may be for a démarche: those it names are the only ones; one given for fields of life
 * names none, and whoever acts judges.
 */
export function coversDemarche({ demarches }: MandatSealed, demarche: string): boolean {
  return demarches.length === 0 || demarches.some((named) => named === demarche);
}
