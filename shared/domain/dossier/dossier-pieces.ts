import type { LocalDay } from '../calendar/local-day.ts';
import { choosePieces } from '../piece/choose-pieces.ts';
import type { PieceChoisie } from '../piece/choose-pieces.ts';
import type { Conditions } from '../piece/conditions.ts';
import { pieceAge } from '../piece/piece-age.ts';
import type { DossierSealed, PieceSuivie } from './schema.ts';

/** Where a pièce of a dossier stands, `pourquoi` being what to say of it. */
export interface PieceDuDossier {
  readonly choisie: PieceChoisie;
  readonly suivie: PieceSuivie | null;
  readonly etat:
    | 'vue'
    | 'manquante'
    | 'trop-ancienne'
    | 'date-a-noter'
    | 'a-verifier'
    | 'selon-situation'
    | 'facultative'
    | 'non-requise'
    | 'ecartee';
  readonly pourquoi: string;
  /** The last day it can be handed in, when its age counts. */
  readonly jusquau: LocalDay | null;
}

/** The pièces that keep a dossier from being complete. */
const blocking: ReadonlySet<PieceDuDossier['etat']> = new Set([
  'manquante',
  'trop-ancienne',
  'date-a-noter',
  'a-verifier',
]);

/**
 * Every pièce of the list the dossier keeps: what the answers ask for, what was seen, what will be too
 * old on the day it is to be handed in (`depotPrevu`, else `aujourdhui`).
 */
export function dossierPieces(
  sealed: Pick<DossierSealed, 'demarche' | 'liste' | 'pieces' | 'reponses' | 'depotPrevu'>,
  conditions: Conditions,
  aujourdhui: LocalDay,
): readonly PieceDuDossier[] {
  const depot =
    sealed.depotPrevu === null || sealed.depotPrevu < aujourdhui ? aujourdhui : sealed.depotPrevu;
  const fiche = { id: sealed.demarche, pieces: sealed.liste };
  return choosePieces(fiche, conditions, sealed.reponses).map((choisie) => {
    const suivie = sealed.pieces.find(({ piece }) => piece === choisie.piece) ?? null;
    return { choisie, suivie, ...stateOf(choisie, suivie, depot) };
  });
}

/** The labels of the pièces still awaited: none when the dossier can be marked complete. */
export function awaitedPieces(pieces: readonly PieceDuDossier[]): readonly string[] {
  return pieces.filter(({ etat }) => blocking.has(etat)).map(({ choisie }) => choisie.piece);
}

function stateOf(
  { choix, ageMax }: PieceChoisie,
  suivie: PieceSuivie | null,
  depot: LocalDay,
): Pick<PieceDuDossier, 'etat' | 'pourquoi' | 'jusquau'> {
  if (suivie?.etat === 'ecartee') {
    return { etat: 'ecartee', pourquoi: suivie.motif ?? '', jusquau: null };
  }
  if (suivie?.etat !== 'vue') {
    const etat = choix.kind === 'requise' ? 'manquante' : choix.kind;
    return { etat, pourquoi: choix.pourquoi, jusquau: null };
  }
  // An alternative is another paper: the age asked of the first is not asked of it.
  if (ageMax === null || suivie.alternative !== null) {
    return { etat: 'vue', pourquoi: choix.pourquoi, jusquau: null };
  }
  const age = pieceAge(ageMax, suivie.dateDocument, depot);
  switch (age.kind) {
    case 'valable':
      return { etat: 'vue', pourquoi: choix.pourquoi, jusquau: age.jusquau };
    case 'trop-ancienne':
      return { etat: 'trop-ancienne', pourquoi: age.pourquoi, jusquau: age.jusquau };
    default:
      return { etat: 'date-a-noter', pourquoi: age.pourquoi, jusquau: null };
  }
}
