import type { LocalDay } from '../../domain/calendar/local-day.ts';
import type { VisiteClear, VisiteSealed } from '../../domain/visite/schema.ts';
import { canalLabels } from '../../domain/vocabulary/canal.ts';
import { ageLabels, natureLabels } from '../../domain/vocabulary/demande-details.ts';
import { operateurLabels } from '../../domain/vocabulary/operateur.ts';
import { themeLabels } from '../../domain/vocabulary/theme.ts';
import type { Block } from '../paper.ts';
import { printDay, typeset } from '../words.ts';
import type { CopyNames } from './usager-copy-dossier.ts';

/** A visite said to be the person’s, as it is held. */
export interface CopiedVisite {
  readonly jour: LocalDay;
  readonly clear: VisiteClear;
  readonly sealed: VisiteSealed;
}

/** The visites said to be the person’s: the day, what it was for, what was noted. */
export function copyOfVisites(
  visites: readonly CopiedVisite[],
  names: CopyNames,
): readonly Block[] {
  const lines =
    visites.length === 0
      ? ['Aucune visite n’est reliée à cette fiche.']
      : visites.map((visite) => visiteLine(visite, names));
  return [{ genre: 'paragraphe', texte: typeset(lines.join('\n')) }];
}

function visiteLine({ jour, clear, sealed }: CopiedVisite, names: CopyNames): string {
  const demandes = clear.demandes.map(({ theme, operateur, nature }, at) => {
    const demarche = sealed.demandes[at]?.demarche ?? null;
    return [
      demarche === null ? themeLabels[theme] : names.demarche(demarche),
      ...(operateur === null ? [] : [operateurLabels[operateur]]),
      ...(nature === null ? [] : [natureLabels[nature].toLowerCase()]),
    ].join(', ');
  });
  const { age, commune, note } = sealed;
  return [
    `${printDay(jour)} : ${canalLabels[clear.canal].toLowerCase()}`,
    ...demandes,
    ...(age === null ? [] : [`âge : ${ageLabels[age]}`]),
    ...(commune === null ? [] : [`commune : ${names.commune(commune)}`]),
    ...(note === null ? [] : [`note : ${note}`]),
    ...(clear.etat === 'valide' ? [] : ['visite annulée']),
  ].join(' ; ');
}
