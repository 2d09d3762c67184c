import { rgb, StandardFonts } from '@cantoo/pdf-lib';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { save, sizesOf } from './fill-form.ts';
import type { Filled } from './fill-form.ts';
import { openForm } from './open-form.ts';

/** Size of a rank, in points: read on a screen, beside the words of the form. */
const RANK = 8;

/**
 * The form with the rank of each field written where it is (the first is 1): names of fields seldom tell
 * which is which. To be looked at only. Refusals: those of `openForm`.
 */
export async function markFields(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<Pick<Filled, 'pdf' | 'sizes'>>> {
  const opened = await openForm(bytes);
  if (!opened.ok) return opened;
  const { pdf, fields, form } = opened.value;
  const font = await pdf.embedFont(StandardFonts.HelveticaBold);
  const marks = fields.flatMap(({ places }, index) =>
    places.map((place) => ({ ...place, rank: String(index + 1) })),
  );
  const pages = pdf.getPages();
  for (const { page, x, y, width, height, rank } of marks) {
    const sheet = pages[page];
    const wide = Math.max(width, font.widthOfTextAtSize(rank, RANK) + 4);
    sheet?.drawRectangle({
      x,
      y,
      width: wide,
      height: Math.max(height, RANK + 2),
      color: rgb(1, 0.93, 0.6),
      borderColor: rgb(0, 0, 0),
      borderWidth: 0.6,
    });
    sheet?.drawText(rank, { x: x + 2, y: y + 2, size: RANK, font });
  }
  // The fields themselves would be drawn over their ranks.
  for (const field of form.getFields()) {
    try {
      form.removeField(field);
    } catch {
      // One that is on no page is drawn nowhere.
    }
  }
  const saved = await save(pdf);
  return saved.ok ? ok({ pdf: saved.value, sizes: sizesOf(pdf) }) : saved;
}
