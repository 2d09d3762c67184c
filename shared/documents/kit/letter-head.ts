import type { Block } from '../paper.ts';
import type { PaperNode } from './node.ts';
import { printable } from './printable.ts';
import { CONTENT_WIDTH } from './theme.ts';

/** Where the address of whom it is for begins: behind the window of an envelope folded in three. */
const ADDRESS_LEFT = 270;

/** Lines left to write an address on, and the height of each, in points. */
const BLANK_LINES = 4;
const BLANK_HEIGHT = 20;

/** From whom, to whom, where and when. */
export function letterHead({
  expediteur,
  destinataire,
  lieuEtJour,
}: Extract<Block, { readonly genre: 'en-tete-lettre' }>): PaperNode {
  const width = CONTENT_WIDTH - ADDRESS_LEFT;
  const lines = (textes: readonly string[]) =>
    textes.map((texte): PaperNode => ({ text: printable(texte) }));
  const blank: PaperNode = {
    canvas: Array.from({ length: BLANK_LINES }, (_, row) => {
      const y = (row + 1) * BLANK_HEIGHT;
      return { type: 'line' as const, x1: 0, y1: y, x2: width, y2: y, lineWidth: 0.8 };
    }),
  };
  return {
    margin: [0, 4, 0, 12],
    stack: [
      { width: ADDRESS_LEFT, stack: lines(expediteur) },
      {
        margin: [ADDRESS_LEFT, 18, 0, 0],
        stack: destinataire.length === 0 ? [blank] : lines(destinataire),
      },
      { margin: [ADDRESS_LEFT, 18, 0, 0], text: printable(lieuEtJour) },
    ],
  };
}
