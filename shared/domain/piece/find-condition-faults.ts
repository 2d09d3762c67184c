import type { Fiche } from '../catalogue/fiche.ts';
import { questionsIn } from './evaluate-condition.ts';
import type { Conditions } from './conditions.ts';

/**
 * Where the conditions and the fiches disagree: a rule for a pièce that is not there, a question
 * nobody asks, a conditional pièce forgotten, an age surer than its pièce. Empty when all agree.
 */
export function findConditionFaults(
  conditions: Conditions,
  fiches: readonly Fiche[],
): readonly string[] {
  const { questions, regles, textes, ages, alternatives, documents, ensembles } = conditions;
  const pieces = fiches.flatMap((fiche) =>
    fiche.pieces.map((piece) => ({ key: `${fiche.id}: ${piece.label}`, ...piece })),
  );
  const keys = ({ demarche, piece }: { readonly demarche: string; readonly piece: string }) =>
    `${demarche}: ${piece}`;
  const conditional = pieces.filter(({ requirement }) => requirement === 'conditional');
  const covered = [...regles, ...textes].map(keys);
  const asked = [
    ...regles.flatMap(({ si }) => questionsIn(si)),
    ...alternatives.flatMap(({ si }) => questionsIn(si)),
    ...ensembles.flatMap(({ demarches }) => demarches.flatMap(({ si }) => questionsIn(si))),
  ];
  const withAge = pieces.filter(({ maxAge }) => maxAge !== undefined).map(({ key }) => key);
  const accepted = new Set(
    pieces.flatMap(({ key, acceptedAlternatives = [] }) =>
      acceptedAlternatives.map((alternative) => `${key}: ${alternative}`),
    ),
  );
  const labels = new Set(pieces.map(({ label }) => label));
  const demarches = new Set(fiches.map(({ id }) => id));
  const ids = questions.map(({ id }) => id);
  return [
    ...apart(
      'pièce with a condition',
      conditional.map(({ key }) => key),
      covered,
    ),
    ...apart('pièce with an age', withAge, ages.map(keys)),
    ...apart('question', ids, asked),
    ...twice(
      'pièce',
      pieces.map(({ key }) => key),
    ),
    ...twice('condition of', covered),
    ...twice('age of', ages.map(keys)),
    ...twice('question', ids),
    ...twice(
      'paper',
      documents.flatMap((document) => document.pieces),
    ),
    ...alternatives
      .filter((one) => !accepted.has(`${keys(one)}: ${one.alternative}`))
      .map((one) => `alternative of “${keys(one)}” is not in its fiche`),
    ...documents
      .flatMap((document) => document.pieces)
      .filter((label) => !labels.has(label))
      .map((label) => `paper “${label}” is no pièce`),
    ...ensembles
      .flatMap((ensemble) => ensemble.demarches)
      .filter(({ demarche }) => !demarches.has(demarche))
      .map(({ demarche }) => `démarche “${demarche}” of a set is unknown`),
  ];
}

function apart(what: string, one: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set(one).symmetricDifference(new Set(other))].map(
    (id) => `${what}: “${id}” is on one side only`,
  );
}

function twice(what: string, ids: readonly string[]): readonly string[] {
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => `${what} “${id}” is there twice`);
}
