import type { Conditions } from '../piece/conditions.ts';
import type { PieceDuDossier } from './dossier-pieces.ts';

/** One paper of a set of dossiers: where it stands in each that asks for it. */
export interface PapierCommun {
  readonly nom: string;
  /** Where it stands: what is left to do in the dossier that is furthest from having it. */
  readonly etat: PieceDuDossier['etat'];
  readonly pour: readonly { readonly demarche: string; readonly piece: PieceDuDossier }[];
}

/** From what is left to do to what is done, or of no use. */
const order = [
  'manquante',
  'trop-ancienne',
  'date-a-noter',
  'a-verifier',
  'selon-situation',
  'vue',
  'facultative',
  'ecartee',
  'non-requise',
] as const satisfies readonly PieceDuDossier['etat'][];

/** The pièces of several dossiers as one list: a paper once, under one name, however many ask for it. */
export function gatherPapers(
  pieces: readonly PieceDuDossier[],
  { documents }: Pick<Conditions, 'documents'>,
): readonly PapierCommun[] {
  const byName = Map.groupBy(pieces, ({ choisie }) => paperName(choisie.piece, documents));
  return [...byName]
    .map(([nom, some]) => ({
      nom,
      etat: order.find((etat) => some.some((one) => one.etat === etat)) ?? 'non-requise',
      pour: some.map((piece) => ({ demarche: piece.choisie.demarche, piece })),
    }))
    .toSorted((one, other) => order.indexOf(one.etat) - order.indexOf(other.etat));
}

/** The name a paper has in every fiche that asks for it. */
export function paperName(piece: string, documents: Conditions['documents']): string {
  return documents.find((document) => document.pieces.includes(piece))?.nom ?? piece;
}
