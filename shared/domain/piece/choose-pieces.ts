import type { Confidence } from '../catalogue/fact.ts';
import type { Fiche } from '../catalogue/fiche.ts';
import { evaluateCondition, questionsIn } from './evaluate-condition.ts';
import type { Reponses } from './evaluate-condition.ts';
import type { AgeMax, Conditions } from './conditions.ts';

type PieceOfFiche = Fiche['pieces'][number];

/**
 * What becomes of a pièce in this person’s situation, and why, in French. `a-verifier` names the
 * questions left; `selon-situation` is a condition that is no question, shown as it is written.
 */
export type Choix =
  | { readonly kind: 'requise' | 'non-requise' | 'facultative'; readonly pourquoi: string }
  | {
      readonly kind: 'a-verifier';
      readonly questions: readonly string[];
      readonly pourquoi: string;
    }
  | { readonly kind: 'selon-situation'; readonly pourquoi: string };

/** A pièce of a démarche, chosen. An alternative is `conseillee` when it fits what was answered. */
export interface PieceChoisie {
  readonly demarche: string;
  readonly piece: string;
  readonly choix: Choix;
  readonly alternatives: readonly { readonly label: string; readonly conseillee: boolean }[];
  readonly ageMax: AgeMax | null;
  /** The age in the words of the source. */
  readonly ageEnMots: string | null;
  readonly confidence: Confidence;
}

/** Every pièce of a fiche in its order, each with what the answers make of it. Pure; never throws. */
export function choosePieces(
  fiche: Pick<Fiche, 'id' | 'pieces'>,
  conditions: Conditions,
  reponses: Reponses,
): readonly PieceChoisie[] {
  return fiche.pieces.map((piece) => {
    const isThis = (one: { readonly demarche: string; readonly piece: string }) =>
      one.demarche === fiche.id && one.piece === piece.label;
    return {
      demarche: fiche.id,
      piece: piece.label,
      choix: choose(piece, conditions, reponses, isThis),
      alternatives: alternativesOf(piece, conditions, reponses, isThis),
      ageMax: conditions.ages.find(isThis) ?? null,
      ageEnMots: piece.maxAge ?? null,
      confidence: piece.confidence,
    };
  });
}

/** The questions that choose the pièces of these démarches, each once, in the catalogue’s order. */
export function questionsFor(
  demarches: readonly string[],
  { questions, regles, alternatives }: Conditions,
): Conditions['questions'] {
  const asked = new Set(
    [...regles, ...alternatives]
      .filter(({ demarche }) => demarches.includes(demarche))
      .flatMap(({ si }) => questionsIn(si)),
  );
  return questions.filter(({ id }) => asked.has(id));
}

type IsThis = (one: { readonly demarche: string; readonly piece: string }) => boolean;

function choose(
  piece: PieceOfFiche,
  conditions: Conditions,
  reponses: Reponses,
  isThis: IsThis,
): Choix {
  if (piece.requirement === 'required') {
    return { kind: 'requise', pourquoi: 'Demandée dans tous les cas.' };
  }
  if (piece.requirement === 'optional') {
    return { kind: 'facultative', pourquoi: 'Utile si vous l’avez.' };
  }
  const condition = piece.condition ?? 'à vérifier avec l’organisme';
  const rule = conditions.regles.find(isThis);
  if (rule === undefined) {
    return { kind: 'selon-situation', pourquoi: `Selon la situation : ${condition}` };
  }
  const verdict = evaluateCondition(rule.si, reponses);
  if (verdict.kind === 'inconnu') {
    const { questions } = verdict;
    const pourquoi = `À vérifier : ${said(questions, conditions).join(' ')}`;
    return { kind: 'a-verifier', questions, pourquoi };
  }
  const answer = verdict.kind === 'vrai' ? 'oui' : 'non';
  const why = said(verdict.par, conditions).map((question) => `${question} ${answer}`);
  return verdict.kind === 'vrai'
    ? { kind: 'requise', pourquoi: `Demandée dans ce cas : ${condition} (${why.join(' ; ')}).` }
    : {
        kind: 'non-requise',
        pourquoi: `Seulement dans ce cas : ${condition} (${why.join(' ; ')}).`,
      };
}

function alternativesOf(
  piece: PieceOfFiche,
  { alternatives }: Conditions,
  reponses: Reponses,
  isThis: IsThis,
): PieceChoisie['alternatives'] {
  return (piece.acceptedAlternatives ?? []).flatMap((label) => {
    const own = alternatives.find((one) => isThis(one) && one.alternative === label);
    if (own === undefined) return [{ label, conseillee: false }];
    const { kind } = evaluateCondition(own.si, reponses);
    return kind === 'faux' ? [] : [{ label, conseillee: kind === 'vrai' }];
  });
}

function said(ids: readonly string[], { questions }: Conditions): readonly string[] {
  return ids.map((id) => questions.find((question) => question.id === id)?.texte ?? id);
}
