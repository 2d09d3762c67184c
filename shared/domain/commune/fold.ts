/** Words that say little of a name; they may be left out when typed. */
const articles = new Set(['le', 'la', 'les', 'l', 'd', 'de', 'du', 'des', 'en', 'aux', 'sur']);

const abbreviations: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte' };

/**
 * The words of a place name, folded: no capitals, accents, ligatures, hyphens or apostrophes, and
 * `St`, `Ste` in full, so that every way of typing a name gives the same words.
 */
export function foldWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => abbreviations[word] ?? word);
}

/** The words without those that may be left out; all of them when nothing else would stay. */
export function withoutArticles(words: readonly string[]): readonly string[] {
  const kept = words.filter((word) => !articles.has(word));
  return kept.length === 0 ? words : kept;
}
