import { assertNever } from '../kernel/exhaustive.ts';
import { breakdown } from './kit/breakdown.ts';
import { bringList } from './kit/bring-list.ts';
import { facts, textTable } from './kit/facts.ts';
import { letterHead } from './kit/letter-head.ts';
import { references } from './kit/references.ts';
import {
  blanks,
  codes,
  heading,
  keyFigures,
  note,
  paragraph,
  tickBoxes,
  totals,
  writingGrid,
} from './kit/components.ts';
import type { PaperDefinition, PaperNode } from './kit/node.ts';
import { printable } from './kit/printable.ts';
import { wordGrid } from './kit/word-grid.ts';
import { bodySizes, MARGINS, PAPER_FONT } from './kit/theme.ts';
import type { BodySizes } from './kit/theme.ts';
import type { Block, Paper } from './paper.ts';
import { NBSP, printDay } from './words.ts';

/** What dates the file of a paper that bears no day: a blank sheet is the same whenever it is printed. */
const NO_DAY = '2000-01-01';

/**
 * A paper as pdfmake draws it, A4 portrait. A fresh definition each time: the renderer writes in the
 * one it is given.
 */
export function paperToDefinition(paper: Paper): PaperDefinition {
  return frameDefinition(paper, paperToNodes(paper, false));
}

/** The title of a paper and what is under it; `outlined` puts it in the list of what the file holds. */
export function paperToNodes(paper: Paper, outlined: boolean): PaperNode[] {
  const { titre, sousTitres, corps, contenu } = paper;
  const sizes = bodySizes(corps);
  return [
    {
      text: printable(titre),
      fontSize: sizes.title,
      bold: true,
      margin: [0, 0, 0, 2],
      ...(outlined && { outline: true }),
    },
    ...sousTitres.map((texte): PaperNode => ({ text: printable(texte), margin: [0, 0, 0, 2] })),
    ...keepHeadings(contenu, sizes),
  ];
}

/**
 * What is the same on every page: size, typeface, the line at the top, the one at the bottom and its
 * number. The file’s dates are noon (UTC) of the paper’s day, never the moment it was made.
 */
export function frameDefinition(
  paper: Pick<Paper, 'titre' | 'langue' | 'corps' | 'plateforme' | 'jour' | 'mention'>,
  content: PaperNode[],
): PaperDefinition {
  const { titre, langue, corps, plateforme, jour, mention } = paper;
  const sizes = bodySizes(corps);
  const date = new Date(`${jour ?? NO_DAY}T12:00:00Z`);
  const line = { left: MARGINS[0], right: MARGINS[2], size: sizes.edge };
  return {
    version: '1.7',
    pageSize: 'A4',
    pageMargins: [...MARGINS],
    language: langue,
    displayTitle: true,
    info: {
      title: printable(titre),
      creator: 'Relais',
      producer: 'Relais',
      creationDate: date,
      modDate: date,
    },
    defaultStyle: {
      font: PAPER_FONT,
      fontSize: sizes.text,
      lineHeight: 1.12,
      // Figures of one width: columns of numbers line up.
      fontFeatures: ['tnum'],
    },
    header: () =>
      edge({ ...line, top: 24 }, plateforme, jour === null ? '' : `Édité le ${printDay(jour)}`),
    footer: (page, pages) =>
      edge({ ...line, top: 12 }, mention ?? '', `page ${page}${NBSP}/${NBSP}${pages}`),
    content,
  };
}

/** A line at the top or the bottom of every page. */
function edge(
  at: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly size: number;
  },
  start: string,
  end: string,
): PaperNode {
  return {
    margin: [at.left, at.top, at.right, 0],
    fontSize: at.size,
    columns: [
      { text: printable(start), width: '*' },
      { text: printable(end), width: 'auto', alignment: 'right' },
    ],
  };
}

/** A heading is never left alone at the foot of a page: it goes with the paragraph it announces. */
function keepHeadings(blocks: readonly Block[], sizes: BodySizes): PaperNode[] {
  const nodes: PaperNode[] = [];
  for (const [at, block] of blocks.entries()) {
    const node = blockToNode(block, sizes);
    const announced = block.genre === 'paragraphe' && blocks[at - 1]?.genre === 'intertitre';
    const headingNode = announced ? nodes.pop() : undefined;
    nodes.push(
      headingNode === undefined ? node : { unbreakable: true, stack: [headingNode, node] },
    );
  }
  return nodes;
}

function blockToNode(block: Block, sizes: BodySizes): PaperNode {
  switch (block.genre) {
    case 'intertitre':
      return heading(block.texte, sizes.heading);
    case 'paragraphe':
      return paragraph(block.texte);
    case 'note':
      return note(block.textes, sizes.small);
    case 'chiffres':
      return keyFigures(block.chiffres);
    case 'repartition':
      return breakdown(block);
    case 'grille':
      return writingGrid(block);
    case 'codes':
      return codes(block);
    case 'totaux':
      return totals(block);
    case 'champs':
      return blanks(block);
    case 'cases':
      return tickBoxes(block.cases);
    case 'apporter':
      return bringList(block, sizes);
    case 'faits':
      return facts(block, sizes.text);
    case 'tableau':
      return textTable(block, sizes.small);
    case 'references':
      return references(block, sizes);
    case 'mots':
      return wordGrid(block);
    case 'en-tete-lettre':
      return letterHead(block);
    default:
      return assertNever(block);
  }
}
