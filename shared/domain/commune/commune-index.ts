import type { CommuneData } from './commune-data.ts';
import { foldWords, withoutArticles } from './fold.ts';

/** How many communes a search proposes. */
const BEST = 8;

/** A commune of today. */
export interface Commune {
  readonly insee: string;
  readonly nom: string;
  readonly codesPostaux: readonly string[];
  /** Inhabitants; 0 where nobody lives any more, or when it is not known. */
  readonly population: number;
}

/** One answer of a search: the commune, and the former name that was matched, if it is another. */
export interface CommuneMatch extends Commune {
  readonly ancienNom: string | null;
}

/** What makes a commune near: its département’s code, the first characters of its INSEE code. */
export type Basin = string | null;

/** The communes of France, to search and to name. */
export interface CommuneIndex {
  /**
   * The best communes for what was typed, at most 8: the beginnings of words of the name, in order, or of
   * a postcode, or both. The basin’s come first; then whole names, beginnings of names, and the more
   * inhabited.
   */
  search(text: string): readonly CommuneMatch[];
  /** The commune of an INSEE code, or null. */
  find(insee: string): Commune | null;
  /**
   * The only commune of that exact name (of today or of before), among those of a postcode or of a
   * département when one is given; null when none or several fit.
   */
  named(nom: string, hint?: string): Commune | null;
  /** Reads every name by slices, giving way between two: what the first search does at once otherwise. */
  prepare(giveWay: () => Promise<void>): Promise<void>;
}

interface Name {
  readonly commune: Commune;
  readonly ancienNom: string | null;
  readonly words: readonly string[];
  readonly folded: string;
  readonly bare: string;
  readonly codes: readonly string[];
}

/** Names read between two moments given to the page: some milliseconds of work. */
const SLICE = 1_500;

/** An index over all communes; `basin` is the département of the platform, asked at the first search. */
export function createCommuneIndex(data: CommuneData, basin: () => Basin): CommuneIndex {
  const communes = new Map(
    data.communes.map(([insee, nom, codes, population]): [string, Commune] => [
      insee,
      { insee, nom, codesPostaux: splitCodes(codes), population },
    ]),
  );
  // Read at the first search: naming a commune by its code needs none of it, and it takes long.
  let read: Names | null = null;
  const names = () => (read ??= indexNames([...readNames(data, communes)]));

  return {
    find: (insee) => communes.get(insee) ?? null,
    named: (nom, hint) => {
      const fitting = (names().byFolded.get(foldWords(nom).join(' ')) ?? []).filter(
        ({ commune, codes }) =>
          hint === undefined || codes.includes(hint) || departementOf(commune.insee) === hint,
      );
      // A commune of today keeps its name from the former ones that bore it.
      const today = fitting.filter(({ ancienNom }) => ancienNom === null);
      const found = new Set((today.length > 0 ? today : fitting).map(({ commune }) => commune));
      return found.size === 1 ? ([...found][0] ?? null) : null;
    },
    search: (text) => {
      const asked = toQuestion(text);
      if (asked === null) return [];
      const near = basin();
      const ranked = names()
        .all.map((name) => ({ name, rank: rankOf(name, asked, near) }))
        .filter(({ rank }) => rank !== null)
        .sort(
          (a, b) =>
            (a.rank ?? 0) - (b.rank ?? 0) ||
            b.name.commune.population - a.name.commune.population ||
            (a.name.folded < b.name.folded ? -1 : 1),
        );
      const best = new Map<string, CommuneMatch>();
      for (const { name } of ranked) {
        if (best.size === BEST) break;
        const { insee } = name.commune;
        if (!best.has(insee)) best.set(insee, { ...name.commune, ancienNom: name.ancienNom });
      }
      return [...best.values()];
    },
    prepare: async (giveWay) => {
      const all: Name[] = [];
      for (const name of readNames(data, communes)) {
        if (read !== null) return;
        all.push(name);
        if (all.length % SLICE === 0) await giveWay();
      }
      read ??= indexNames(all);
    },
  };
}

/** Every name, and those that fold to the same words together. */
interface Names {
  readonly all: readonly Name[];
  readonly byFolded: ReadonlyMap<string, readonly Name[]>;
}

function indexNames(all: readonly Name[]): Names {
  return { all, byFolded: Map.groupBy(all, ({ folded }) => folded) };
}

/** Every name a commune is found by, those of before included. */
function* readNames(
  { communes, former }: CommuneData,
  byInsee: ReadonlyMap<string, Commune>,
): Generator<Name> {
  for (const [insee, nom] of communes) {
    const commune = byInsee.get(insee);
    if (commune !== undefined) yield toName(commune, nom, null, commune.codesPostaux);
  }
  for (const [insee, nom, codes] of former) {
    const commune = byInsee.get(insee);
    if (commune === undefined) continue;
    const own = splitCodes(codes);
    yield toName(commune, nom, nom, own.length === 0 ? commune.codesPostaux : own);
  }
}

/** The code of the département an INSEE code belongs to. */
export function departementOf(insee: string): string {
  return insee.startsWith('97') ? insee.slice(0, 3) : insee.slice(0, 2);
}

/** What was typed: the beginning of a postcode, the words of a name. */
interface Question {
  readonly code: string;
  readonly words: readonly string[];
  readonly folded: string;
  readonly bare: string;
}

function toQuestion(text: string): Question | null {
  const typed = foldWords(text);
  const code = typed.find((word) => /^\d{1,5}$/.test(word)) ?? '';
  const words = typed.filter((word) => word !== code);
  if (code === '' && words.length === 0) return null;
  const last = words.at(-1);
  return {
    code,
    // The last word may be one being typed: `d` of Apcher as well as of Dole.
    words: last === undefined ? [] : [...stripped(words.slice(0, -1)), last],
    folded: words.join(' '),
    bare: withoutArticles(words).join(' '),
  };
}

function stripped(words: readonly string[]): readonly string[] {
  return words.length === 0 ? words : withoutArticles(words);
}

/** How well a name answers, the lowest the better; null when it does not. */
function rankOf(name: Name, asked: Question, basin: Basin): number | null {
  if (!name.codes.some((code) => code.startsWith(asked.code))) return null;
  if (!hasWords(name.words, asked.words)) return null;
  const far = basin !== null && departementOf(name.commune.insee) === basin ? 0 : 1;
  if (asked.words.length === 0) return far;
  const whole = name.folded === asked.folded || name.bare === asked.bare;
  if (whole) return far === 0 ? 0 : 2;
  const start = name.folded.startsWith(asked.folded) || name.bare.startsWith(asked.bare);
  return (start ? 1 : 3) + (far === 0 ? 0 : 3);
}

/** Whether each asked word begins a word of the name, in the same order. */
function hasWords(words: readonly string[], asked: readonly string[]): boolean {
  let from = 0;
  return asked.every((start) => {
    const at = words.findIndex((word, index) => index >= from && word.startsWith(start));
    from = at + 1;
    return at >= 0;
  });
}

function toName(
  commune: Commune,
  nom: string,
  ancienNom: string | null,
  codes: readonly string[],
): Name {
  const words = foldWords(nom);
  return {
    commune,
    ancienNom,
    words,
    folded: words.join(' '),
    bare: withoutArticles(words).join(' '),
    // A few islands have no postcode: they are still found by name.
    codes: codes.length === 0 ? [''] : codes,
  };
}

function splitCodes(codes: string): readonly string[] {
  return codes === '' ? [] : codes.split(' ');
}
