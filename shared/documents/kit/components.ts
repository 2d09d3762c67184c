import type { Block, KeyFigure } from '../paper.ts';
import { NBSP } from '../words.ts';
import type { PaperNode, Vector } from './node.ts';
import { printable } from './printable.ts';
import { bareLook, CONTENT_WIDTH, framedLook, INK, SIZES } from './theme.ts';

type BlockOf<G extends Block['genre']> = Extract<Block, { readonly genre: G }>;

/** Side of a box to tick, in points: a ballpoint’s cross fits. */
export const TICK = 11;

/** A heading that starts a part of the paper. */
export function heading(texte: string, size: number): PaperNode {
  return {
    text: printable(texte),
    fontSize: size,
    bold: true,
    margin: [0, 12, 0, 4],
  };
}

/** A paragraph. */
export function paragraph(texte: string): PaperNode {
  return { text: printable(texte), margin: [0, 0, 0, 6] };
}

/** Smaller lines: how things are counted, how the sheet is used. */
export function note(textes: readonly string[], size: number): PaperNode {
  return {
    margin: [0, 6, 0, 4],
    stack: textes.map((texte) => ({
      text: printable(texte),
      fontSize: size,
      margin: [0, 0, 0, 3],
    })),
  };
}

/** Large figures side by side, each in its frame. */
export function keyFigures(chiffres: readonly KeyFigure[]): PaperNode {
  const cell = ({ valeur, nom, detail }: KeyFigure): PaperNode => ({
    stack: [
      { text: printable(valeur), fontSize: SIZES.figure, bold: true },
      { text: printable(nom), bold: true },
      ...(detail === null ? [] : [{ text: printable(detail), fontSize: SIZES.small }]),
    ],
  });
  return {
    unbreakable: true,
    margin: [0, 6, 0, 8],
    table: { widths: chiffres.map(() => '*' as const), body: [chiffres.map(cell)] },
    layout: framedLook(6),
  };
}

/** An empty grid to write in, its headings repeated on each page. */
export function writingGrid({ colonnes, lignes, hauteur }: BlockOf<'grille'>): PaperNode {
  const blank = () =>
    colonnes.map((colonne): PaperNode =>
      colonne.case === true
        ? { canvas: [tickBox(0, (hauteur - TICK) / 2)], alignment: 'center' }
        : { text: '' },
    );
  return {
    margin: [0, 4, 0, 6],
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: colonnes.map(({ largeur }) => largeur),
      heights: (row) => (row === 0 ? 'auto' : hauteur),
      body: [
        colonnes.map(({ titre }) => ({
          text: printable(titre),
          bold: true,
          fontSize: SIZES.small,
          margin: [3, 2, 2, 2],
        })),
        ...Array.from({ length: lignes }, blank),
      ],
    },
    layout: framedLook(0),
  };
}

/** Codes and their meaning, a paragraph a group: a legend takes little of the sheet it explains. */
export function codes({ groupes }: BlockOf<'codes'>): PaperNode {
  return {
    unbreakable: true,
    margin: [0, 2, 0, 0],
    stack: groupes.map(({ titre, codes: lines }): PaperNode => ({
      fontSize: SIZES.small,
      margin: [0, 0, 0, 2],
      text: [
        { text: printable(`${titre}${NBSP}: `) },
        ...lines.flatMap(([code, sens]) => [
          { text: printable(`${code}${NBSP}`), bold: true },
          // Wide enough for the eye to find the next code.
          { text: printable(`${sens}   `) },
        ]),
      ],
    })),
  };
}

/** Boxes to write totals in, each under what it adds up. */
export function totals({ totaux }: BlockOf<'totaux'>): PaperNode {
  return {
    unbreakable: true,
    margin: [0, 2, 0, 4],
    table: {
      widths: totaux.map(() => '*' as const),
      heights: () => 30,
      body: [
        totaux.map(({ nom, aide }) => ({
          text: [{ text: printable(`${nom} `), bold: true }, { text: printable(aide) }],
          fontSize: SIZES.small,
        })),
      ],
    },
    layout: framedLook(3),
  };
}

/** Blanks with their names, on a rule. */
export function blanks({ champs }: BlockOf<'champs'>): PaperNode {
  return {
    margin: [0, 2, 0, 6],
    columnGap: 12,
    columns: champs.map(({ nom, largeur }) => ({
      width: largeur,
      stack: [
        { text: printable(nom), margin: [0, 0, 0, 1] },
        { canvas: [{ type: 'line', x1: 0, y1: 0, x2: largeur, y2: 0, lineWidth: 0.8 }] },
      ],
    })),
  };
}

/** Things to tick, one a line. */
export function tickBoxes(cases: readonly string[]): PaperNode {
  return {
    margin: [0, 2, 0, 6],
    table: {
      dontBreakRows: true,
      widths: [TICK + 1, CONTENT_WIDTH - TICK - 9],
      body: cases.map((texte) => [
        { canvas: [tickBox(0, 1)] },
        { text: printable(texte), margin: [0, 0, 0, 3] },
      ]),
    },
    layout: bareLook(8),
  };
}

/** A box to tick, its upper left corner at a point. */
export function tickBox(x: number, y: number): Vector {
  return { type: 'rect', x, y, w: TICK, h: TICK, lineWidth: 0.9, lineColor: INK.text };
}

/** The same box, crossed: thick enough to be seen on an old printer. */
export function tickedBox(x: number, y: number): Vector[] {
  const inset = 2.2;
  const [left, right] = [x + inset, x + TICK - inset];
  const [top, bottom] = [y + inset, y + TICK - inset];
  const stroke = { type: 'line', lineWidth: 1.6, lineColor: INK.text } as const;
  return [
    tickBox(x, y),
    { ...stroke, x1: left, y1: top, x2: right, y2: bottom },
    { ...stroke, x1: left, y1: bottom, x2: right, y2: top },
  ];
}
