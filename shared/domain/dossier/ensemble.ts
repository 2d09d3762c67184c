import type { Fiche } from '../catalogue/fiche.ts';
import { choosePieces, questionsFor } from '../piece/choose-pieces.ts';
import type { PieceChoisie } from '../piece/choose-pieces.ts';
import type { Conditions, Ensemble } from '../piece/conditions.ts';
import { evaluateCondition, questionsIn } from '../piece/evaluate-condition.ts';
import type { Reponses } from '../piece/evaluate-condition.ts';

/** Démarches to do together, as the answers choose them, and their pièces as one checklist. */
export interface EnsembleGuide {
  readonly nom: string;
  /** Everything to ask for it, each question once: first those that choose the démarches. */
  readonly questions: Conditions['questions'];
  readonly demarches: readonly {
    readonly demarche: string;
    readonly choix: 'a-faire' | 'sans-objet' | 'a-verifier';
  }[];
  readonly papiers: readonly Papier[];
}

/** One paper to bring: for each démarche it serves, the pièce it is there. */
export interface Papier {
  readonly nom: string;
  /** The strongest need among its démarches. */
  readonly besoin: Besoin;
  readonly pour: readonly PieceChoisie[];
}

/** From what must be brought to what is of no use. */
const besoins = ['requise', 'a-verifier', 'selon-situation', 'facultative', 'non-requise'] as const;
type Besoin = (typeof besoins)[number];

/**
 * A set of démarches (moving to another département: CAF, CPAM, France Travail, RSA) for these
 * answers. All of it comes from the catalogue: a paper is brought once, however many démarches name
 * it; those of a démarche that may not be needed (`a-verifier`) stay out until its question is answered.
 */
export function guideEnsemble(
  ensemble: Ensemble,
  fiches: readonly Fiche[],
  conditions: Conditions,
  reponses: Reponses,
): EnsembleGuide {
  const choices = {
    vrai: 'a-faire',
    faux: 'sans-objet',
    inconnu: 'a-verifier',
  } as const satisfies Record<string, EnsembleGuide['demarches'][number]['choix']>;
  const demarches = ensemble.demarches.map(({ demarche, si }) => ({
    demarche,
    choix: choices[evaluateCondition(si, reponses).kind],
  }));
  const kept = demarches
    .filter(({ choix }) => choix === 'a-faire')
    .flatMap(({ demarche }) => fiches.filter(({ id }) => id === demarche));
  const choosing = new Set(ensemble.demarches.flatMap(({ si }) => questionsIn(si)));
  const detail = questionsFor(
    kept.map(({ id }) => id),
    conditions,
  );
  return {
    nom: ensemble.nom,
    questions: [
      ...conditions.questions.filter(({ id }) => choosing.has(id)),
      ...detail.filter(({ id }) => !choosing.has(id)),
    ],
    demarches,
    papiers: gather(
      kept.flatMap((fiche) => choosePieces(fiche, conditions, reponses)),
      conditions,
    ),
  };
}

function gather(pieces: readonly PieceChoisie[], { documents }: Conditions): readonly Papier[] {
  const byName = Map.groupBy(
    pieces,
    ({ piece }) => documents.find((document) => document.pieces.includes(piece))?.nom ?? piece,
  );
  return [...byName]
    .map(([nom, pour]) => ({ nom, pour, besoin: strongest(pour) }))
    .toSorted((one, other) => besoins.indexOf(one.besoin) - besoins.indexOf(other.besoin));
}

function strongest(pieces: readonly PieceChoisie[]): Besoin {
  return (
    besoins.find((besoin) => pieces.some(({ choix }) => choix.kind === besoin)) ?? 'non-requise'
  );
}
