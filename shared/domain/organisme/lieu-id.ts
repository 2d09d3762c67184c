import { foldWords } from '../commune/fold.ts';

/** Characters of an id made from a name: leaves room for what tells it from another. */
const MAX = 90;

/** An id made from a name and a commune, that none of `taken` bears: `ccas-mende`, `ccas-mende-2`. */
export function createLieuId(
  nom: string,
  commune: string | null,
  taken: { has(id: string): boolean },
): string {
  const words = foldWords(nom);
  const place = foldWords(commune ?? '').filter((word) => !words.includes(word));
  const slug = [...words, ...place].join('-').slice(0, MAX).replace(/-+$/, '') || 'lieu';
  if (!taken.has(slug)) return slug;
  for (let next = 2; ; next += 1) {
    const id = `${slug}-${next}`;
    if (!taken.has(id)) return id;
  }
}
