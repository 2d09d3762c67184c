import { listWords } from '../catalogue/list-words.ts';
import { shippedIndex } from '../catalogue/shipped-index.ts';
import { shippedWords } from '../catalogue/shipped-words.ts';
import { foldWords } from '../commune/fold.ts';

const ids = new Map<string, string>();
const add = (word: string, id: string) => {
  const folded = fold(word);
  if (!ids.has(folded)) ids.set(folded, id);
};
for (const { id, label } of shippedIndex.organismes) {
  add(id, id);
  add(label, id);
}
for (const { word, target } of listWords(shippedWords))
  if (target.startsWith('organisme:')) add(word, target.slice('organisme:'.length));

/** The organisme of the catalogue a text names, by any of its names, old ones included; else null. */
export function readOperateurId(text: string): string | null {
  return ids.get(fold(text)) ?? null;
}

function fold(text: string): string {
  return foldWords(text).join(' ');
}
