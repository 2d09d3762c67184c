import { foldWords } from '../../../shared/domain/commune/fold.ts';
import { referenceToParts } from '../../../shared/domain/dossier/reference.ts';
import { matchWord } from './match-words.ts';
import { indexDossiers, indexUsagers } from './registre-index.ts';
import type { UsagerIndex } from './registre-index.ts';
import type { Resumes } from './registre-maps.ts';
import { readQuery } from './registre-query.ts';
import type { RegistreQuery } from './registre-query.ts';
import type { DossierResume, UsagerResume } from './resumes.ts';
import { demarcheName } from '../publications/catalogue-names.ts';

/** Results of each kind at most: who needs more types more. */
const MOST = 30;

/** Below this many exact results, one slip of the hand is allowed for. */
const FEW = 3;

/** Figures from which a number is looked for inside another; below, at its beginning. */
const LONG_NUMBER = 6;

/** Figures from which a number may begin one of a person’s. */
const SHORT_NUMBER = 4;

/** What was found, the best first. */
export interface Trouves {
  readonly usagers: readonly UsagerResume[];
  readonly dossiers: readonly DossierResume[];
}

/**
 * Usagers by their names in any order, former ones included, their numbers or their birth; dossiers by
 * their reference (`MVJ-A-2026-0042`, `42`), or by words of their démarche beside a name. Accents,
 * capitals and, when little is found, one slip of the hand a word do not matter; the last words may be
 * unfinished.
 */
export function searchRegistre(registre: Resumes, text: string): Trouves {
  const query = readQuery(text);
  if (query.reference !== null) {
    const { reference } = query;
    const dossiers = [...registre.dossiers.values()].filter((one) => one.reference === reference);
    return { usagers: [], dossiers };
  }
  return {
    usagers: searchUsagers(registre, query).slice(0, MOST),
    dossiers: [...byNumber(registre, query), ...byDemarche(registre, query)].slice(0, MOST),
  };
}

function searchUsagers(registre: Resumes, query: RegistreQuery): readonly UsagerResume[] {
  const { mots, nombres, naissances } = query;
  if (mots.length + nombres.length + naissances.length === 0) return [];
  const exact = rank(registre, query, false);
  return mots.length === 0 || exact.length >= FEW
    ? exact
    : [...new Set([...exact, ...rank(registre, query, true)])];
}

/** The usagers that go with a query, the best first, then those seen last. */
function rank(
  { usagers }: Resumes,
  { mots, nombres, naissances }: RegistreQuery,
  tolerant: boolean,
): readonly UsagerResume[] {
  const index = indexUsagers(usagers);
  const fits = (usager: UsagerResume) =>
    !index.merged.has(usager.id) &&
    nombres.every((number) => hasNumber(usager, number)) &&
    naissances.every((birth) => isBorn(usager, birth));
  const scores: ReadonlyMap<UsagerResume, number> =
    mots.length === 0 ? new Map() : scoreNames(index, mots, tolerant);
  const found = (mots.length === 0 ? [...usagers.values()] : [...scores.keys()]).filter(fits);
  return found.toSorted(
    (one, other) =>
      (scores.get(other) ?? 0) - (scores.get(one) ?? 0) ||
      other.dernierContact.localeCompare(one.dernierContact),
  );
}

/** The usagers each typed word goes with, or all of them in one word (Le Fèvre, Lefèvre). */
function scoreNames(
  index: UsagerIndex,
  mots: readonly string[],
  tolerant: boolean,
): ReadonlyMap<UsagerResume, number> {
  const [first = new Map<UsagerResume, number>(), ...others] = mots.map((word) =>
    scoreWord(index, word, tolerant),
  );
  const together = mots.length > 1 ? scoreWord(index, mots.join(''), false) : [];
  const scores = new Map(together);
  for (const [usager, score] of first) {
    let sum = score;
    const isAll = others.every((other) => {
      const more = other.get(usager);
      sum += more ?? 0;
      return more !== undefined;
    });
    if (isAll) scores.set(usager, sum);
  }
  return scores;
}

function scoreWord(
  { usagersByWord }: UsagerIndex,
  word: string,
  tolerant: boolean,
): ReadonlyMap<UsagerResume, number> {
  const scores = new Map<UsagerResume, number>();
  for (const [known, usagers] of usagersByWord) {
    const score = matchWord(word, known, tolerant);
    if (score === 0) continue;
    for (const usager of usagers) {
      if ((scores.get(usager) ?? 0) < score) scores.set(usager, score);
    }
  }
  return scores;
}

function hasNumber({ numeros }: UsagerResume, number: string): boolean {
  if (number.length < SHORT_NUMBER) return false;
  return numeros.some((one) =>
    number.length < LONG_NUMBER ? one.startsWith(number) : one.includes(number),
  );
}

function isBorn({ identite: { naissance }, numeros }: UsagerResume, birth: string): boolean {
  return (
    naissance?.startsWith(birth) === true ||
    // Typed more precisely than it is known.
    (naissance !== null && birth.startsWith(naissance)) ||
    (birth.length === 4 && numeros.some((one) => one.startsWith(birth)))
  );
}

/** The dossiers of a number alone, the latest year first. */
function byNumber(
  { dossiers }: Resumes,
  { mots, nombres, naissances }: RegistreQuery,
): readonly DossierResume[] {
  // A year alone is a number too.
  const [number] = [...nombres, ...naissances];
  const isAlone = mots.length === 0 && nombres.length + naissances.length === 1;
  if (!isAlone || number === undefined || !/^\d{1,6}$/.test(number)) return [];
  const ending = `-${number.replace(/^0+/, '').padStart(4, '0')}`;
  return [...dossiers.values()]
    .filter(({ reference }) => reference.endsWith(ending))
    .toSorted((a, b) => referenceToParts(b.reference).annee - referenceToParts(a.reference).annee);
}

/** The dossiers of a démarche named beside its person, latest first. */
function byDemarche(registre: Resumes, query: RegistreQuery): readonly DossierResume[] {
  if (query.mots.length < 2) return [];
  const { dossiersByUsager, kinds } = indexDossiers(registre.dossiers);
  const wordsOf = ({ demarche, operateur }: DossierResume) =>
    foldWords([demarche, operateur ?? '', demarcheName(demarche)].join(' '));
  const goes = (word: string, words: readonly string[]) =>
    words.some((known) => matchWord(word, known, false) > 0);
  const known = [...new Set(kinds.flatMap(wordsOf))];
  const said = query.mots.filter((word) => goes(word, known));
  const names = query.mots.filter((word) => !said.includes(word));
  if (said.length === 0 || names.length === 0) return [];
  return searchUsagers(registre, { ...query, mots: names })
    .slice(0, MOST)
    .flatMap(({ id }) => dossiersByUsager.get(id) ?? [])
    .filter((dossier) => {
      const words = wordsOf(dossier);
      return said.every((word) => goes(word, words));
    })
    .toSorted((a, b) => b.ouvertLe.localeCompare(a.ouvertLe));
}
