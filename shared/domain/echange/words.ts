import { shippedIndex } from '../catalogue/shipped-index.ts';
import { shippedWords } from '../catalogue/shipped-words.ts';
import type { WordList } from '../catalogue/words.ts';
import { foldWords } from '../commune/fold.ts';
import { canalLabels } from '../vocabulary/canal.ts';
import type { Canal } from '../vocabulary/canal.ts';
import {
  ageLabels,
  autonomieLabels,
  issueLabels,
  natureLabels,
} from '../vocabulary/demande-details.ts';
import type { Age, Autonomie, Issue, Nature } from '../vocabulary/demande-details.ts';
import { operateurLabels } from '../vocabulary/operateur.ts';
import type { Operateur } from '../vocabulary/operateur.ts';
import { seanceTypeLabels } from '../vocabulary/seance-type.ts';
import type { SeanceType } from '../vocabulary/seance-type.ts';
import { themeLabels } from '../vocabulary/theme.ts';
import type { Theme } from '../vocabulary/theme.ts';

/** Reads a word of a file as a value of the vocabulary; undefined when it is none. */
export type ReadWord<T> = (text: string) => T | undefined;

/**
 * A reader of ids, labels and the words of the catalogue. A word that may mean several things is none:
 * it is never guessed.
 */
function createReader<T extends string>(
  labels: Readonly<Record<T, string>>,
  words: readonly (readonly [T, readonly string[]])[],
): ReadWord<T> {
  const values = new Map<string, T>();
  const add = (word: string, value: T) => {
    const folded = fold(word);
    if (!values.has(folded)) values.set(folded, value);
  };
  for (const [value, label] of Object.entries(labels) as [T, string][])
    for (const word of [value, label, ...label.split(',').slice(0, 1)]) add(word, value);
  for (const [value, others] of words) for (const word of others) add(word, value);
  return (text) => values.get(fold(text));
}

function fold(text: string): string {
  return foldWords(text).join(' ');
}

function wordsOf<T extends string>(
  entries: Readonly<Partial<Record<T, WordList>>>,
): (readonly [T, readonly string[]])[] {
  return (Object.entries(entries) as [T, WordList][]).map(([value, { mots, abreges, anciens }]) => [
    value,
    [...mots, ...abreges, ...anciens],
  ]);
}

/** Canaux, with the words of home-made logs the desk has no use for. */
export const readCanal: ReadWord<Canal> = createReader(canalLabels, [
  ...wordsOf(shippedWords.canaux),
  ['accueil-spontane', ['sur place', 'accueil', 'physique', 'guichet']],
  ['sur-rendez-vous', ['rdv', 'rendez-vous']],
  ['exterieur', ['extérieur', 'marché', 'itinérance']],
]);

export const readTheme: ReadWord<Theme> = createReader(themeLabels, [
  ...wordsOf(shippedWords.themes),
  ['T9', ['autre', 'non renseigné']],
]);

/** Kinds of collective sessions. */
export const readSeanceType: ReadWord<SeanceType> = createReader(seanceTypeLabels, []);

/** Opérateurs, by any name of an organisme that one operator alone stands for. */
export const readOperateur: ReadWord<Operateur> = createReader(
  operateurLabels,
  shippedIndex.organismes.flatMap(({ id, label, operateur }) => {
    const words = shippedWords.organismes[id];
    if (operateur === null) return [];
    const names = words === undefined ? [] : wordsOf({ [id]: words }).flatMap(([, said]) => said);
    return [[operateur, [label, ...names]] as const];
  }),
);

/** Démarches of the catalogue, as their ids, by any of their names. */
export const readDemarcheName: ReadWord<string> = createReader(
  Object.fromEntries(shippedIndex.demarches.map(({ id, nom }) => [id, nom])),
  [
    ...shippedIndex.demarches.map(({ id, nomActuel }) => [id, [nomActuel]] as const),
    ...wordsOf(shippedWords.demarches),
  ],
);

export const readNature: ReadWord<Nature> = createReader(
  natureLabels,
  wordsOf(shippedWords.natures),
);

export const readIssue: ReadWord<Issue> = createReader(issueLabels, wordsOf(shippedWords.issues));

/** Autonomie, with La Coop’s levels (one to three stars). */
export const readAutonomie: ReadWord<Autonomie> = createReader(autonomieLabels, [
  ...wordsOf(shippedWords.autonomies),
  ['avec-guidage', ['entièrement accompagné', '1/3']],
  ['guidage-au-besoin', ['autonome avec guidage en cas de besoin', '2/3']],
  ['autonome', ['3/3']],
]);

/**
 * Age bands as files write them; a band of another tool is taken when it lies within one of ours
 * (12–17, 18–24), and is not one of ours otherwise (25–39, 40–59).
 */
export const readAgeBand: ReadWord<Age> = createReader(ageLabels, [
  ['moins-de-18', ['mineur', '0-17', '12 - 17 ans', 'moins de 12 ans', 'moins de 18']],
  ['18-25', ['18-25', '18 - 24 ans', '18-24']],
  ['70-et-plus', ['70+', '70 et plus', 'plus de 70 ans']],
  ['non-communique', ['inconnu', 'non renseigné', 'nc']],
]);
