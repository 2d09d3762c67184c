import pdfMake from 'pdfmake/build/pdfmake.js';
import type { DrawnPaper } from '../../../shared/documents/drawn-page.ts';
import type { PaperDefinition } from '../../../shared/documents/kit/node.ts';
import { PAPER_FONT } from '../../../shared/documents/kit/theme.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import { paperToDefinition } from '../../../shared/documents/paper-to-definition.ts';
import { readLaidOutPages } from './laid-out-pages.ts';
import { rememberWords } from './remember-words.ts';

/** The paper’s typeface, TTF files in base64. */
export interface PaperFonts {
  readonly regular: string;
  readonly bold: string;
}

/**
 * Draws a paper: the PDF’s bytes, always the same for the same paper and typeface, and its pages as
 * marks. `onProgress` hears how far it is, from 0 to 1. Nothing is fetched, whatever the paper says.
 */
export function drawPaper(
  paper: Paper,
  fonts: PaperFonts,
  onProgress: (part: number) => void,
): Promise<DrawnPaper> {
  return drawDefinition(paperToDefinition(paper), fonts, onProgress);
}

/** The same for a whole definition of the kit’s; it is written in, and serves once. */
export async function drawDefinition(
  definition: PaperDefinition,
  fonts: PaperFonts,
  onProgress: (part: number) => void,
): Promise<DrawnPaper> {
  pdfMake.setUrlAccessPolicy(() => false);
  pdfMake.addVirtualFileSystem({ 'regular.ttf': fonts.regular, 'bold.ttf': fonts.bold });
  pdfMake.setFonts({ [PAPER_FONT]: { normal: 'regular.ttf', bold: 'bold.ttf' } });
  // One empty page, for its font: some milliseconds, where words laid out anew cost hundreds.
  rememberWords(
    await pdfMake.createPdf({ content: ' ', defaultStyle: { font: PAPER_FONT } }).getStream(),
  );
  pdfMake.setProgressCallback(onProgress);
  const created = pdfMake.createPdf(definition);
  // The pages are read once laid out; ending the document then gives its bytes.
  const pages = readLaidOutPages(await created.getStream());
  return { pdf: new Uint8Array(await created.getBuffer()), pages };
}
