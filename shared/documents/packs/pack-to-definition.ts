import type { PaperDefinition, PaperNode } from '../kit/node.ts';
import { printable } from '../kit/printable.ts';
import { bodySizes } from '../kit/theme.ts';
import { frameDefinition, paperToNodes } from '../paper-to-definition.ts';
import { NBSP, printCount } from '../words.ts';
import type { Pack, PreparedCopy } from './pack.ts';

/**
 * A pack as pdfmake draws it: its papers, then an empty page for each page of each copy, under a
 * heading that names it. What is in the copies is placed afterwards, on the last pages. Numbers run
 * over the whole.
 */
export function packToDefinition(pack: Pack, copies: readonly PreparedCopy[]): PaperDefinition {
  const papers = pack.parties.flatMap((part) => (part.genre === 'papier' ? [part.paper] : []));
  const sizes = bodySizes(pack.corps);
  const parts = [
    ...papers.map((paper): PaperNode => ({
      stack: paperToNodes(paper, true),
      fontSize: bodySizes(paper.corps).text,
    })),
    ...namedCopies(copies).flatMap(([name, copy]) => copyPages(name, copy, sizes.text)),
  ];
  return frameDefinition(
    pack,
    parts.map((node, index) => (index === 0 ? node : { ...node, pageBreak: 'before' })),
  );
}

/** Forms under their name, copies under their name and their rank. */
function namedCopies(
  copies: readonly PreparedCopy[],
): readonly (readonly [string, PreparedCopy])[] {
  const total = copies.filter(({ genre }) => genre === 'copie').length;
  let rank = 0;
  return copies.map((copy) => {
    const kind = copy.genre === 'copie' ? `Pièce ${(rank += 1)} sur ${total}` : 'Formulaire';
    return [printable(`${kind}${NBSP}: ${copy.nom}`), copy];
  });
}

function copyPages(name: string, copy: PreparedCopy, size: number): readonly PaperNode[] {
  const heading = (texte: string, first: boolean): PaperNode => ({
    text: texte,
    bold: true,
    fontSize: size,
    ...(first && { outline: true as const, outlineText: name }),
  });
  if ('panne' in copy) {
    return [
      {
        stack: [
          heading(name, true),
          {
            margin: [0, 24, 0, 0],
            text: printable(
              'Cette pièce n’a pas pu être imprimée. Sa place est gardée : ajoutez-la à la main, ou refaites sa copie.',
            ),
          },
          { margin: [0, 8, 0, 0], text: printable(copy.panne) },
        ],
      },
    ];
  }
  return Array.from({ length: copy.pages }, (_, page) =>
    heading(
      copy.pages === 1
        ? name
        : `${name} (${page + 1} sur ${printCount(copy.pages, 'page', 'pages')})`,
      page === 0,
    ),
  );
}
