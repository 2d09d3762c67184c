import type { Block } from '../paper.ts';
import type { PaperNode } from './node.ts';
import { printable } from './printable.ts';
import { bareLook, CONTENT_WIDTH, INK, ruledLook } from './theme.ts';

/** Width of the names, in points. */
const NAMES = 150;

const GAP = 10;

/** Height of a line to write on, in points: what handwriting needs. */
const HAND = 21;

/** Names on the left, what is known on the right, a line to write on where nothing is. */
export function facts(block: Extract<Block, { readonly genre: 'faits' }>, size: number): PaperNode {
  const room = CONTENT_WIDTH - NAMES - GAP;
  const value = (valeurs: readonly string[]): PaperNode =>
    valeurs.length === 0
      ? {
          margin: [0, HAND, 0, 2],
          canvas: [{ type: 'line', x1: 0, y1: 0, x2: room, y2: 0, lineWidth: 0.8 }],
        }
      : { stack: valeurs.map((texte): PaperNode => ({ text: printable(texte), bold: true })) };
  return {
    margin: [0, 2, 0, 6],
    table: {
      dontBreakRows: true,
      widths: [NAMES, room],
      body: block.faits.map(({ nom, valeurs }) => [
        // Beside the line, not above it.
        {
          text: printable(nom),
          color: INK.text,
          margin: [0, valeurs.length === 0 ? Math.max(0, HAND - size - 2) : 0, 0, 0],
        },
        { margin: [0, 0, 0, 3], ...value(valeurs) },
      ]),
    },
    layout: bareLook(GAP),
  };
}

/** Texts in columns, ruled, the headings on each page. */
export function textTable(
  { colonnes, lignes }: Extract<Block, { readonly genre: 'tableau' }>,
  size: number,
): PaperNode {
  const body = [
    colonnes.map(({ titre, droite }): PaperNode => ({
      text: printable(titre),
      bold: true,
      fontSize: size,
      ...sideOf(droite),
    })),
    ...lignes.map((cells) =>
      cells.map((texte, at): PaperNode => ({
        text: printable(texte),
        ...sideOf(colonnes[at]?.droite),
      })),
    ),
  ];
  return {
    margin: [0, 4, 0, 8],
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: colonnes.map(({ largeur }) => largeur),
      body,
    },
    layout: ruledLook(body.length + 1, 1),
  };
}

function sideOf(isRight: true | undefined): { alignment?: 'right' } {
  return isRight === true ? { alignment: 'right' } : {};
}
