import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pdfMake from 'pdfmake/build/pdfmake.js';
import { PAPER_FONT } from '../../shared/documents/kit/theme.ts';
import type { Paper } from '../../shared/documents/paper.ts';
import { paperToDefinition } from '../../shared/documents/paper-to-definition.ts';

const FONTS = join(import.meta.dirname, '..', '..', 'resources', 'fonts');

/**
 * Draws a paper on the server, with the kit and the typeface of the desk: the PDF’s bytes, always the
 * same for the same paper. Nothing is fetched, whatever the paper says.
 */
export async function drawPaper(paper: Paper): Promise<Uint8Array> {
  const [regular, bold] = await Promise.all(
    ['400', '700'].map((weight) =>
      readFile(join(FONTS, `atkinson-hyperlegible-next-${weight}.ttf`), 'base64'),
    ),
  );
  pdfMake.setUrlAccessPolicy(() => false);
  pdfMake.addVirtualFileSystem({ 'regular.ttf': regular ?? '', 'bold.ttf': bold ?? '' });
  pdfMake.setFonts({ [PAPER_FONT]: { normal: 'regular.ttf', bold: 'bold.ttf' } });
  return new Uint8Array(await pdfMake.createPdf(paperToDefinition(paper)).getBuffer());
}
