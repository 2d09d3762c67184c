import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { MandatSealed } from '../../../shared/domain/mandat/schema.ts';
import type { UsagerContent } from '../../../shared/domain/usager/schema.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import { mandatPaper } from '../../../shared/documents/papers/mandat.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { demarcheName } from '../../data/publications/catalogue-names.ts';
import { personName } from './mandat-words.ts';

/** The form of a mandat, to sign: who may act by their names, for what by its name. */
export function mandatToPaper(
  { identity, vault }: DeskSession,
  mandat: MandatSealed,
  { nom, prenom, naissance }: UsagerContent['identite'],
  today: LocalDay,
): Paper {
  return mandatPaper({
    site: { id: identity.site, name: identity.siteName },
    mandat,
    personne: { nom, prenom, naissance },
    mandataires: mandat.mandataires.map((id) => personName(vault.current(), id)),
    demarches: mandat.demarches.map(demarcheName),
    today,
  });
}
