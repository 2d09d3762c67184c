import { refuse } from '../../kernel/result.ts';
import type { Failure } from '../../kernel/result.ts';
import type { CatalogueFiles } from './find-disagreements.ts';
import { isLocalDemarche } from './publication.ts';
import type { PublishedDemarche } from './publication.ts';

/**
 * Why a publication cannot stand beside the shipped catalogue; null when it can. Codes:
 * `demarche-inconnue`, `organisme-inconnu`, `source-inconnue`, `piece-en-double`.
 */
export function findPublicationFault(
  { entree, fiche, sources }: PublishedDemarche,
  shipped: Pick<CatalogueFiles, 'index' | 'sources'>,
): Failure | null {
  const isShipped = shipped.index.demarches.some(({ id }) => id === entree.id);
  if (!isShipped && !isLocalDemarche(entree.id))
    return refuse(
      'demarche-inconnue',
      'Cette démarche n’est pas au catalogue\u00a0: pour en ajouter une, créez une démarche locale.',
    ).failure;
  const organismes = new Set(shipped.index.organismes.map(({ id }) => id));
  if (!entree.organismes.every((id) => organismes.has(id)))
    return refuse(
      'organisme-inconnu',
      'Un des organismes de cette démarche n’est pas au catalogue\u00a0: choisissez-le dans la liste.',
    ).failure;
  const known = new Set([...Object.keys(shipped.sources), ...Object.keys(sources)]);
  const unknown = sourcesOf(fiche).find((id) => !known.has(id));
  if (unknown !== undefined)
    return refuse(
      'source-inconnue',
      `La source «\u00a0${unknown}\u00a0» n’est décrite nulle part\u00a0: dites où l’information a été lue.`,
    ).failure;
  const labels = fiche.pieces.map(({ label }) => label);
  const twice = labels.find((label, at) => labels.indexOf(label) !== at);
  if (twice !== undefined)
    return refuse(
      'piece-en-double',
      `La pièce «\u00a0${twice}\u00a0» est dans la liste deux fois\u00a0: ôtez-en une.`,
    ).failure;
  return null;
}

function sourcesOf(fiche: PublishedDemarche['fiche']): readonly string[] {
  return [
    ...fiche.formulaires,
    ...fiche.canaux,
    ...fiche.pieces,
    fiche.delai,
    ...fiche.echeances,
    fiche.recours,
  ].flatMap(({ sources }) => sources);
}
