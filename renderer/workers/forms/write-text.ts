import type { PDFFont, PDFTextField } from '@cantoo/pdf-lib';
import type { Typefaces } from './form-typefaces.ts';
import type { FieldPlace } from './open-form.ts';

/** Under this size, in points, what is written in a field is not readable any more. */
const SMALLEST = 6;

/** The size several lines are written at when the form leaves it open. */
const USUAL = 11;

/** What a field keeps around its text, in points, and the height of a line for a size of 1. */
const INSET = 4;
const LINE = 1.2;

/** Why a text is not written: too long for the field, or of letters no typeface here has. */
export type TextFault = 'tropLongs' | 'sansLettres';

/**
 * Writes a text in a field, whole or not at all: smaller when it must be, never cut, never with a sign
 * in place of a letter. Gives what is wrong when it is not written.
 */
export async function writeText(
  field: PDFTextField,
  text: string,
  places: readonly FieldPlace[],
  typefaces: Typefaces,
): Promise<TextFault | null> {
  const writing = await typefaces(field.isMultiline() ? text : text.replaceAll(/\s*\n\s*/g, ', '));
  if (writing === null) return 'sansLettres';
  const { text: written, font } = writing;
  const most = field.getMaxLength();
  const fitting = most === undefined || written.length <= most ? written : tighten(written, most);
  if (fitting === null) return 'tropLongs';
  if (!field.isCombed()) {
    const size = fittingSize(field, fitting, places, font);
    if (size === null) return 'tropLongs';
    resize(field, size);
  }
  field.setText(fitting);
  field.updateAppearances(font);
  return null;
}

/** Numbers and dates are written without their spaces and strokes where there is a box a figure. */
function tighten(text: string, most: number): string | null {
  const tight = /^[\d\s/.+-]+$/.test(text) ? text.replaceAll(/[\s/.-]/g, '') : text;
  return tight.length <= most ? tight : null;
}

/** The size a text fits at: the form’s own, else a smaller one, 0 left to be worked out; null for none. */
function fittingSize(
  field: PDFTextField,
  text: string,
  places: readonly FieldPlace[],
  font: PDFFont,
): number | null {
  const own = sizeOf(field);
  const fits = (size: number) =>
    places.every(({ width, height }) => {
      const room = Math.max(1, width - INSET);
      if (!field.isMultiline()) return font.widthOfTextAtSize(text, size) <= room;
      const lines = text
        .split('\n')
        .reduce(
          (sum, line) =>
            sum + Math.max(1, Math.ceil((1.1 * font.widthOfTextAtSize(line, size)) / room)),
          0,
        );
      return lines * size * LINE <= height - INSET;
    });
  // The library chooses well for one line; for several, it may draw the last one half outside.
  if (own === 0 && !field.isMultiline()) return fits(SMALLEST) ? 0 : null;
  for (let size = own === 0 ? USUAL : own; size >= SMALLEST; size -= 0.5)
    if (fits(size)) return size;
  return null;
}

const SIZE = /(\S+)(\s+)Tf/;

function sizeOf(field: PDFTextField): number {
  const said = [field.acroField, ...field.acroField.getWidgets()].flatMap((one) => {
    const size = Number(SIZE.exec(one.getDefaultAppearance() ?? '')?.[1] ?? Number.NaN);
    return Number.isFinite(size) && size >= 0 ? [size] : [];
  });
  return said.at(-1) ?? 0;
}

function resize(field: PDFTextField, size: number): void {
  if (size === sizeOf(field)) return;
  for (const one of [field.acroField, ...field.acroField.getWidgets()]) {
    const appearance = one.getDefaultAppearance();
    if (appearance !== undefined)
      one.setDefaultAppearance(appearance.replace(SIZE, `${String(size)} Tf`));
  }
}
