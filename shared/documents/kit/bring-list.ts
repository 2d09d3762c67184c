import type { Block } from '../paper.ts';
import { heading, TICK, tickBox, tickedBox } from './components.ts';
import type { PaperNode } from './node.ts';
import { printable } from './printable.ts';
import { bareLook, CONTENT_WIDTH } from './theme.ts';

/** Gap between a box and its words, in points. */
const GAP = 9;

/**
 * Papers to bring, a box beside each; what there is to know of one stays with it on its page, and the
 * heading with the first of them, again at the top of the next page.
 */
export function bringList(
  { titre, pieces }: Extract<Block, { readonly genre: 'apporter' }>,
  sizes: { readonly heading: number; readonly small: number },
): PaperNode {
  return {
    margin: [0, 0, 0, 2],
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: [TICK + 1, CONTENT_WIDTH - TICK - GAP - 1],
      body: [
        [{ ...heading(titre, sizes.heading), colSpan: 2 }, { text: '' }],
        ...pieces.map(({ nom, details, coche }): PaperNode[] => [
          { canvas: coche === true ? tickedBox(0, 2) : [tickBox(0, 2)] },
          {
            margin: [0, 0, 0, 5],
            stack: [
              { text: printable(nom), bold: true },
              ...details.map((texte): PaperNode => ({
                text: printable(texte),
                fontSize: sizes.small,
              })),
            ],
          },
        ]),
      ],
    },
    layout: bareLook(GAP),
  };
}
