import type { LocalDay } from '../calendar/local-day.ts';
import type { Id } from '../site/identifiers.ts';
import { archivedUntil, mandatEtat } from './mandat-period.ts';
import { mandatSealedSchema } from './schema.ts';
import type { Mandant, MandatSealed } from './schema.ts';

/** Who erases the file of someone, when it holds from, and when it was typed. */
interface Erasure {
  readonly jour: LocalDay;
  readonly noteLe: string;
  readonly par: Id;
}

/**
 * What is kept of a mandat once the file of whoever gave it is erased, for as long as it can be asked
 * to prove that one acted with a right to (6 years after its end, rule `mandat-6ans`); null when that
 * time is past. A mandat that still held ends that day: nothing is done any more for someone whose
 * file is gone. It keeps who gave it, to whom, for what, until when, by what means and what was done
 * under it; not why it was revoked, which proves nothing.
 */
export function archiveMandat(
  mandat: MandatSealed,
  { nom, prenom, naissance }: Mandant,
  erasure: Erasure,
): MandatSealed | null {
  const { jour, par } = erasure;
  const { revocation } = mandat;
  const etat = mandatEtat(mandat, jour);
  const holds = etat === 'actif' || etat === 'a-venir';
  const ended: MandatSealed = {
    ...mandat,
    revocation: holds ? { ...erasure, motif: null } : revocation && { ...revocation, motif: null },
  };
  if (archivedUntil(ended) < jour) return null;
  const archive = mandat.archive ?? { le: jour, par, mandant: { nom, prenom, naissance } };
  return mandatSealedSchema.parse({ ...ended, archive });
}
