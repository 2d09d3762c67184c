import type { Block } from '../paper.ts';
import { NBSP } from '../words.ts';
import type { PaperNode } from './node.ts';
import { printable } from './printable.ts';
import { framedLook } from './theme.ts';

/** Size of a word, in points: copied back letter by letter, by whoever is there that day. */
const WORD = 16;

/** Words in their order, numbered, two a line, each in its frame. */
export function wordGrid({ mots }: Extract<Block, { readonly genre: 'mots' }>): PaperNode {
  const cell = (at: number): PaperNode => {
    const word = mots[at];
    return word === undefined
      ? { text: '' }
      : {
          text: [{ text: `${at + 1}.${NBSP}${NBSP}` }, { text: printable(word), bold: true }],
          fontSize: WORD,
        };
  };
  return {
    unbreakable: true,
    margin: [0, 12, 0, 14],
    table: {
      widths: ['*', '*'],
      body: Array.from({ length: Math.ceil(mots.length / 2) }, (_, row) => [
        cell(2 * row),
        cell(2 * row + 1),
      ]),
    },
    layout: framedLook(9),
  };
}
