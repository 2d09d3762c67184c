import { z } from 'zod';
import type { DrawnMark, DrawnPage } from '../../../shared/documents/drawn-page.ts';

const inlineSchema = z.object({
  text: z.string(),
  x: z.number(),
  width: z.number(),
  fontSize: z.number(),
  /** The widths of the spaces it starts and ends with. */
  leadingCut: z.number(),
  trailingCut: z.number(),
  font: z.object({ name: z.string(), ascender: z.number() }),
});

const lineSchema = z.object({ x: z.number(), y: z.number(), inlines: z.array(inlineSchema) });

const strokeSchema = {
  lineWidth: z.number().default(1),
  color: z.string().optional(),
  lineColor: z.string().optional(),
};

const vectorSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('line'),
    x1: z.number(),
    y1: z.number(),
    x2: z.number(),
    y2: z.number(),
    ...strokeSchema,
  }),
  z.object({
    type: z.literal('rect'),
    x: z.number(),
    y: z.number(),
    w: z.number(),
    h: z.number(),
    ...strokeSchema,
  }),
]);

/**
 * What pdfmake keeps of the pages it has laid out, on the document it wrote them in. Its own affair:
 * it is parsed, so that another version of pdfmake that keeps something else is noticed at once.
 */
const documentSchema = z.object({
  _pdfMakePages: z.array(
    z.object({
      pageSize: z.object({ width: z.number(), height: z.number() }),
      items: z.array(
        z.discriminatedUnion('type', [
          z.object({ type: z.literal('line'), item: lineSchema }),
          z.object({ type: z.literal('vector'), item: vectorSchema }),
        ]),
      ),
    }),
  ),
});

type Line = z.infer<typeof lineSchema>;

/**
 * The pages of a document pdfmake has drawn, as marks. Throws on anything the kit never draws
 * (images, curves, clipping): a preview that left something out would lie.
 */
export function readLaidOutPages(document: unknown): DrawnPage[] {
  return documentSchema.parse(document)._pdfMakePages.map(({ pageSize, items }) => ({
    largeur: pageSize.width,
    hauteur: pageSize.height,
    marques: items.flatMap((item) =>
      item.type === 'line' ? lineToMarks(item.item) : [vectorToMark(item.item)],
    ),
  }));
}

/** Words of a line in one style, without the spaces around them: a screen would fold those. */
interface Run {
  readonly face: string;
  readonly taille: number;
  readonly start: number;
  texte: string;
  end: number;
}

/** The words of a line, those of one style together. */
function lineToMarks({ x, y, inlines }: Line): DrawnMark[] {
  // Where pdfmake puts the baseline: under the tallest of the line’s faces.
  const baseline =
    y + Math.max(0, ...inlines.map(({ font, fontSize }) => (font.ascender / 1000) * fontSize));
  const runs: Run[] = [];
  let spaced = false;
  for (const { text, font, fontSize, ...inline } of inlines) {
    const texte = text.trim();
    const end = inline.x + inline.width - inline.trailingCut;
    const last = runs.at(-1);
    if (texte !== '' && last?.face === font.name && last.taille === fontSize) {
      last.texte += spaced || /^\s/.test(text) ? ` ${texte}` : texte;
      last.end = end;
    } else if (texte !== '') {
      const start = inline.x + inline.leadingCut;
      runs.push({ face: font.name, taille: fontSize, start, texte, end });
    }
    spaced = /\s$/.test(text);
  }
  return runs.map(({ face, taille, start, texte, end }) => ({
    genre: 'texte',
    texte,
    x: x + start,
    y: baseline,
    taille,
    gras: face.endsWith('-Bold'),
    largeur: end - start,
  }));
}

function vectorToMark(vector: z.infer<typeof vectorSchema>): DrawnMark {
  const { lineWidth, color, lineColor } = vector;
  const stroke = { epaisseur: lineWidth, couleur: lineColor ?? 'black' };
  if (vector.type === 'line') {
    const { x1, y1, x2, y2 } = vector;
    return { genre: 'trait', x1, y1, x2, y2, ...stroke };
  }
  return {
    genre: 'rectangle',
    x: vector.x,
    y: vector.y,
    largeur: vector.w,
    hauteur: vector.h,
    fond: color ?? null,
    // As pdfmake does: a filled shape is outlined only when its outline is named.
    bord: color === undefined || lineColor !== undefined ? stroke : null,
  };
}
