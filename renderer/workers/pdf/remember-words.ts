import { z } from 'zod';

/**
 * What is used of a font of pdfkit, as it is on the document pdfmake wrote. Its own affair: it is
 * checked, so that another version that keeps something else is noticed at once.
 */
interface Font {
  layoutRun(text: string, features: readonly string[] | undefined): unknown;
}

const documentSchema = z.object({
  _font: z.custom<Font>(
    (font) =>
      typeof font === 'object' &&
      font !== null &&
      'layoutRun' in font &&
      typeof font.layoutRun === 'function',
  ),
});

/** Whether the fonts of this worker already remember. */
const remembering = new WeakSet<object>();

/**
 * Makes every font remember the words it has laid out, from the font of one document. pdfkit does so
 * by itself, but not for text under font features, and the figures of all our papers are of one width:
 * each word was laid out anew to be measured, then drawn (measured: three quarters of the time of a
 * paper).
 */
export function rememberWords(document: unknown): void {
  const fonts = Object.getPrototypeOf(documentSchema.parse(document)._font) as Font;
  if (remembering.has(fonts)) return;
  remembering.add(fonts);
  const known = new WeakMap<Font, Map<string, unknown>>();
  const layOut = fonts.layoutRun;
  fonts.layoutRun = function remembered(this: Font, text, features) {
    const words = known.get(this) ?? new Map<string, unknown>();
    known.set(this, words);
    const key = `${features?.join(' ') ?? ''}|${text}`;
    const run = words.get(key) ?? layOut.call(this, text, features);
    words.set(key, run);
    return run;
  };
}
