import type { Block } from '../paper.ts';
import { barCodeWidths } from './bar-code.ts';
import type { PaperNode, Vector } from './node.ts';
import { printable } from './printable.ts';
import { INK } from './theme.ts';

/** Side of the code to shoot, in points: 3 cm, four points a module. */
const QR_SIDE = 84;

/** Width of the thinnest bar and height of the bars, in points: what an old scanner reads. */
const BAR = 1;
const BAR_HEIGHT = 34;

/** A reference large enough to be read across a desk, to be shot and to be scanned. */
export function references(
  block: Extract<Block, { readonly genre: 'references' }>,
  sizes: { readonly small: number; readonly heading: number },
): PaperNode {
  return {
    margin: [0, 6, 0, 6],
    stack: block.references.map(({ reference, nom }): PaperNode => ({
      unbreakable: true,
      margin: [0, 0, 0, 12],
      columnGap: 18,
      columns: [
        { width: QR_SIDE, qr: reference, fit: QR_SIDE, eccLevel: 'M' },
        {
          width: '*',
          stack: [
            ...(nom === null ? [] : [{ text: printable(nom), fontSize: sizes.heading }]),
            { text: printable(reference), bold: true, fontSize: 20, margin: [0, 0, 0, 4] },
            { canvas: bars(reference) },
          ],
        },
      ],
    })),
  };
}

function bars(text: string): Vector[] {
  let x = 0;
  return barCodeWidths(text).flatMap((width, index): Vector[] => {
    const left = x;
    x += width * BAR;
    if (index % 2 === 1) return [];
    return [{ type: 'rect', x: left, y: 0, w: width * BAR, h: BAR_HEIGHT, color: INK.text }];
  });
}
