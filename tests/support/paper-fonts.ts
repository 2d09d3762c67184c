import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PaperFonts } from '../../renderer/workers/pdf/draw-paper.ts';

const folder = join(import.meta.dirname, '../../resources/fonts');

/** The paper’s typeface, from the files that ship. */
export const paperFonts: PaperFonts = {
  regular: readFileSync(join(folder, 'atkinson-hyperlegible-next-400.ttf'), 'base64'),
  bold: readFileSync(join(folder, 'atkinson-hyperlegible-next-700.ttf'), 'base64'),
};
