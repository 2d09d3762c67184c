import { formatNaissance } from '../../../shared/domain/usager/naissance.ts';
import type { UsagerContent } from '../../../shared/domain/usager/schema.ts';

type Identite = UsagerContent['identite'];

/** What tells a person from another of the same name: birth, commune, other names. */
export function identityLine(identite: Identite, commune: string | null): string {
  const { naissance, autresNoms } = identite;
  return [
    naissance === null ? 'naissance inconnue' : `naissance : ${formatNaissance(naissance)}`,
    ...(commune === null ? [] : [commune]),
    ...(autresNoms.length === 0 ? [] : [`aussi : ${autresNoms.join(', ')}`]),
  ].join(' · ');
}

/** Reasons a record may be needed for, to choose from or to reword: none is chosen beforehand. */
export const finalitesProposees = [
  'Suivre un dossier jusqu’à sa réponse',
  'Préparer un dossier en plusieurs visites',
  'Agir sous mandat',
  'Rappeler la personne avant une échéance',
] as const;
