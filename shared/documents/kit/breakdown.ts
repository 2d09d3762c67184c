import type { Block, ShareRow } from '../paper.ts';
import { printNumber, printShare } from '../words.ts';
import type { PaperNode, Vector } from './node.ts';
import { printable } from './printable.ts';
import { INK, ruledLook, SIZES } from './theme.ts';

/** Length of the longest bar, in points. */
const BAR = 118;

/** Rows that stay together on a page; a longer table runs on, its headings repeated. */
const TOGETHER = 24;

/**
 * A total cut in lines. This period’s bars are full, those of the period it is compared with are
 * hollow: they differ in black and white. Numbers stand beside the bars, and add up to the last line.
 */
export function breakdown(block: Extract<Block, { readonly genre: 'repartition' }>): PaperNode {
  const { lignes, total, colonneAvant } = block;
  const drawn = lignes.filter(({ regroupe }) => regroupe !== true);
  const longest = Math.max(1, ...drawn.flatMap(({ nombre, avant }) => [nombre, avant ?? 0]));
  const compared = colonneAvant !== null;
  const cells = (row: ShareRow, bars: PaperNode, bold: boolean): PaperNode[] => [
    { text: printable(row.nom), bold },
    bars,
    right(printNumber(row.nombre), bold),
    right(printShare(row.nombre, total.nombre), bold),
    ...(compared
      ? [
          right(printNumber(row.avant ?? 0), bold),
          right(printShare(row.avant ?? 0, total.avant ?? 0), bold),
        ]
      : []),
  ];
  const body = [
    titleRow(block, compared ? 6 : 4),
    columnNames(block),
    ...lignes.map((row) =>
      cells(
        row,
        row.regroupe === true ? { text: '' } : { canvas: drawBars(row, longest, compared) },
        false,
      ),
    ),
    cells(total, { text: '' }, true),
  ];
  const tail = compared ? [46, 36] : [];
  return {
    unbreakable: lignes.length <= TOGETHER,
    margin: [0, 4, 0, 12],
    table: {
      headerRows: 2,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: ['*', BAR, 46, 36, ...tail],
      body,
    },
    layout: ruledLook(body.length, 2),
  };
}

function titleRow({ titre }: { readonly titre: string }, columns: number): PaperNode[] {
  return [
    { text: printable(titre), bold: true, fontSize: SIZES.heading, colSpan: columns },
    ...Array.from({ length: columns - 1 }, (): PaperNode => ({ text: '' })),
  ];
}

function columnNames(block: {
  readonly unite: string;
  readonly colonne: string;
  readonly colonneAvant: string | null;
}): PaperNode[] {
  const { unite, colonne, colonneAvant } = block;
  const key = colonneAvant === null ? '' : `plein\u00a0: ${colonne}\nvide\u00a0: ${colonneAvant}`;
  return [
    { text: printable(unite), fontSize: SIZES.small },
    { text: printable(key), fontSize: SIZES.small },
    { ...right(colonne, true), fontSize: SIZES.small },
    { ...right('part', false), fontSize: SIZES.small },
    ...(colonneAvant === null
      ? []
      : [
          { ...right(colonneAvant, true), fontSize: SIZES.small },
          { ...right('part', false), fontSize: SIZES.small },
        ]),
  ];
}

function right(text: string, bold: boolean): PaperNode {
  return { text: printable(text), alignment: 'right', bold };
}

/** A full bar and, when there is something to compare with, a hollow one under it. */
function drawBars({ nombre, avant }: ShareRow, longest: number, compared: boolean): Vector[] {
  const length = (value: number) => (BAR * value) / longest;
  const bars: Vector[] = [];
  if (nombre > 0)
    bars.push({ type: 'rect', x: 0, y: 2, w: Math.max(1, length(nombre)), h: 5, color: INK.bar });
  if (compared && avant !== null && avant > 0)
    bars.push({
      type: 'rect',
      x: 0.3,
      y: 8.5,
      w: Math.max(1, length(avant)),
      h: 3.5,
      lineWidth: 0.6,
      lineColor: INK.text,
    });
  return bars;
}
