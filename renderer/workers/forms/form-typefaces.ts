import { StandardFonts } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib';
import { printable } from '../../../shared/documents/kit/printable.ts';

/** The bytes of a typeface that has the letters of Europe; rejects when it is out of reach. */
export type WideTypeface = () => Promise<Uint8Array<ArrayBuffer>>;

/** A text as it is written, and in which typeface. */
export interface Writing {
  readonly text: string;
  readonly font: PDFFont;
}

/** Finds how a text is written whole; null when no typeface has all its letters. */
export type Typefaces = (text: string) => Promise<Writing | null>;

/**
 * The typefaces of a form: the one every reader has, and for a name it lacks a letter of (Ł, ő, ș…) a wider
 * one of the same look and widths, fetched at the first such name; the file takes the letters it uses.
 */
export async function createTypefaces(
  pdf: PDFDocument,
  wideTypeface: WideTypeface,
): Promise<Typefaces> {
  const usual = await pdf.embedFont(StandardFonts.Helvetica);
  let wide: Promise<PDFFont | null> | null = null;
  return async (text) => {
    const written = writable(text, usual);
    if (written !== null) return { text: written, font: usual };
    // Out of reach, its letters are said to be missing.
    wide ??= embedWide(pdf, wideTypeface).catch(() => null);
    const font = await wide;
    const whole = font === null ? null : writable(text, font);
    return font === null || whole === null ? null : { text: whole, font };
  };
}

async function embedWide(pdf: PDFDocument, wideTypeface: WideTypeface): Promise<PDFFont> {
  const [fontkit, bytes] = await Promise.all([import('fontkit'), wideTypeface()]);
  pdf.registerFontkit(fontkit);
  // No ligature: each letter of a field stays one, for whoever copies or corrects it.
  return pdf.embedFont(bytes, { subset: true, features: { liga: false, clig: false } });
}

/**
 * The text in what a typeface has; null when a letter would be lost or changed. A space or a hyphen of
 * another width is written as the one there is, and what prints nothing is left out.
 */
function writable(text: string, font: PDFFont): string | null {
  const known = new Set(font.getCharacterSet());
  const has = (one: string) => one === '\n' || known.has(one.codePointAt(0) ?? 0);
  const letters = Array.from(text.normalize('NFC'), (letter) => {
    if (has(letter)) return letter;
    if (/[\p{L}\p{M}\p{N}]/u.test(letter)) return null;
    const printed = printable(letter);
    return printed !== '?' && Array.from(printed).every(has) ? printed : null;
  });
  return letters.includes(null) ? null : letters.join('').trim();
}
