import { listWords } from '../catalogue/list-words.ts';
import type { WordAge } from '../catalogue/list-words.ts';
import type { CatalogueWords } from '../catalogue/words.ts';
import { isDoneWith } from './demarche-entry.ts';
import type { DemarcheEntry } from './demarche-entry.ts';
import { mergeMeanings } from './meaning.ts';
import type { Meaning } from './meaning.ts';
import type { Meanings } from './meanings.ts';

/** How a stretch of text was recognised. */
export type How = 'exact' | 'abrege' | 'ancien-nom' | 'pluriel' | 'faute';

/** A phrase of the lexicon: one meaning, or several the desk must choose between. */
export interface Form {
  readonly meanings: readonly Meaning[];
  readonly how: How;
}

const howByAge: Readonly<Record<WordAge, How>> = {
  mot: 'exact',
  abrege: 'abrege',
  ancien: 'ancien-nom',
};

interface Forms {
  readonly forms: ReadonlyMap<string, Form>;
  readonly besideOrganisme: ReadonlyMap<string, ReadonlyMap<string, Meaning>>;
}

/**
 * The phrases to recognise. Two kinds of listed phrases name an organisme inside a démarche:
 * - `apl msa` is a démarche and an operator that does it: left out, the line reads both words and
 *   counts an aide au logement with the MSA, in whatever order they come;
 * - `inscription pole emploi` gives `inscription` a meaning beside that organisme, wherever the two
 *   words stand in the line.
 */
export function collectForms(
  words: CatalogueWords,
  meanings: Meanings,
  demarches: ReadonlyMap<string, DemarcheEntry>,
): Forms {
  const listed = listWords(words);
  const forms = new Map<string, Form>();
  for (const { word, age, target } of listed) {
    forms.set(word, { meanings: meanings(target), how: howByAge[age] });
  }
  for (const [word, targets] of Object.entries(words.ambigus)) {
    forms.set(word, { meanings: mergeMeanings(targets.flatMap(meanings)), how: 'exact' });
  }

  const besideOrganisme = new Map<string, Map<string, Meaning>>();
  const liaisons = new Set(words.liaisons);
  const composed: string[] = [];
  for (const { word } of listed) {
    const meaning = onlyMeaning(forms.get(word));
    if (meaning?.kind !== 'demarche') continue;
    for (const { organisme, rest } of splitOrganisme(word, forms)) {
      const restMeaning = onlyMeaning(forms.get(rest));
      if (restMeaning === null) {
        const isCut = liaisons.has(rest.split(' ').at(-1) ?? '');
        if (isCut || !isDoneWith(demarches, meaning.value, organisme)) continue;
        const beside = besideOrganisme.get(rest) ?? new Map<string, Meaning>();
        besideOrganisme.set(rest, beside.set(organisme.organisme, meaning));
      } else if (
        restMeaning.kind === 'demarche' &&
        restMeaning.value !== meaning.value &&
        demarches.get(restMeaning.value)?.operateurs.has(organisme.value) === true
      ) {
        composed.push(word);
      }
    }
  }
  for (const word of composed) forms.delete(word);
  return { forms, besideOrganisme };
}

/** The ways to read a phrase as an organisme and the words before or after it. */
function splitOrganisme(phrase: string, forms: ReadonlyMap<string, Form>) {
  const parts = phrase.split(' ');
  const ways = [];
  for (let cut = 1; cut < parts.length; cut += 1) {
    const left = parts.slice(0, cut).join(' ');
    const right = parts.slice(cut).join(' ');
    for (const [said, rest] of [
      [left, right],
      [right, left],
    ] as const) {
      const organisme = onlyMeaning(forms.get(said));
      if (organisme?.kind === 'operateur') ways.push({ organisme, rest });
    }
  }
  return ways;
}

function onlyMeaning(form: Form | undefined): Meaning | null {
  const [first, ...others] = form?.meanings ?? [];
  return first === undefined || others.length > 0 ? null : first;
}
