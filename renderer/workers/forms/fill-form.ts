import {
  PDFCheckBox,
  PDFDict,
  PDFDropdown,
  PDFName,
  PDFOptionList,
  PDFRadioGroup,
  PDFTextField,
} from '@cantoo/pdf-lib';
import type { PDFDocument } from '@cantoo/pdf-lib';
import {
  champName,
  compareFields,
  fitsGenre,
} from '../../../shared/domain/formulaire/form-fields.ts';
import type { FillGaps } from '../../../shared/domain/formulaire/form-words.ts';
import type { FormFilling } from '../../../shared/domain/formulaire/form-messages.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { createTypefaces } from './form-typefaces.ts';
import type { Typefaces, WideTypeface } from './form-typefaces.ts';
import { openForm } from './open-form.ts';
import type { OpenField, OpenForm } from './open-form.ts';
import { writeText } from './write-text.ts';

/** A form filled, before anyone looks at it. */
export interface Filled {
  readonly pdf: Uint8Array<ArrayBuffer>;
  readonly sizes: readonly { readonly largeur: number; readonly hauteur: number }[];
  readonly gaps: FillGaps;
}

type Why = Exclude<keyof FillGaps, 'changement'>;

/**
 * Fills a form from what is known. What cannot be written whole is left empty and named; what the form
 * holds by itself stays. The same form and values give the same bytes, which say neither when nor by
 * whom they were written. Refusals: those of `openForm`.
 */
export async function fillForm(
  bytes: Uint8Array<ArrayBuffer>,
  filling: FormFilling,
  wideTypeface: WideTypeface,
): Promise<Result<Filled>> {
  const opened = await openForm(bytes);
  if (!opened.ok) return opened;
  const { pdf, fields } = opened.value;
  const typefaces = await createTypefaces(pdf, wideTypeface);
  const sources = new Map(filling.champs.map((champ) => [champ.nom, champ]));
  const left: Record<Why, string[]> = {
    sansCorrespondance: [],
    inconnus: [],
    tropLongs: [],
    sansLettres: [],
    horsListe: [],
    impossibles: [],
  };
  for (const open of fields) {
    const mapped = sources.get(open.nom);
    // A new field, or one that is filled another way: said with what changed.
    if (mapped === undefined || mapped.genre !== open.genre) continue;
    const why = await fillField(open, mapped.source, filling, typefaces);
    if (why !== null) left[why].push(champName(open));
  }
  if (filling.aplati && !flatten(opened.value)) return refuseUnflattened();
  const saved = await save(pdf);
  return saved.ok
    ? ok({
        pdf: saved.value,
        sizes: sizesOf(pdf),
        gaps: { ...left, changement: compareFields(filling.champs, fields) },
      })
    : saved;
}

/** Fills one field; gives why it was left empty. */
async function fillField(
  open: OpenField,
  source: FormFilling['champs'][number]['source'],
  { values }: FormFilling,
  typefaces: Typefaces,
): Promise<Why | null> {
  const { field, places, genre } = open;
  if (source === null) return 'sansCorrespondance';
  if (source === 'a-la-main') return null;
  if (!fitsGenre(source, genre)) return 'sansCorrespondance';
  try {
    if (source === 'coche') {
      if (field instanceof PDFCheckBox) field.check();
      return null;
    }
    const value = values[source]?.trim() ?? '';
    if (value === '') return 'inconnus';
    if (field instanceof PDFTextField) return await writeText(field, value, places, typefaces);
    return await choose(field, value, typefaces);
  } catch {
    // Whatever a stranger’s form makes the library throw: the field stays as it was, or empty.
    if (field instanceof PDFTextField) field.acroField.removeValue();
    return 'impossibles';
  }
}

async function choose(
  field: OpenField['field'],
  value: string,
  typefaces: Typefaces,
): Promise<Why | null> {
  const isList =
    field instanceof PDFDropdown ||
    field instanceof PDFOptionList ||
    field instanceof PDFRadioGroup;
  if (!isList) return 'impossibles';
  const same = field.getOptions().find((option) => fold(option) === fold(value));
  if (same === undefined) return 'horsListe';
  // Its dots are drawn; the words of a list are written.
  if (field instanceof PDFRadioGroup) {
    field.select(same);
    return null;
  }
  const writing = await typefaces(same);
  if (writing === null) return 'sansLettres';
  field.select(same);
  field.updateAppearances(writing.font);
  return null;
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\p{M}\s]/gu, '')
    .toLowerCase();
}

/** Makes the values part of the pages; whether the library could. */
function flatten({ form }: OpenForm): boolean {
  for (const updateFieldAppearances of [true, false]) {
    try {
      form.flatten({ updateFieldAppearances });
      return true;
    } catch {
      // Text the form holds by itself may be of letters its typeface has not: it is left as it is drawn.
    }
  }
  return false;
}

/** The bytes of a form; what the form holds by itself and cannot be drawn anew keeps its look. */
export async function save(pdf: PDFDocument): Promise<Result<Uint8Array<ArrayBuffer>>> {
  // Opened without a password, it is written in the clear: what its former lock was made of would make
  // readers believe that it is not.
  for (const [reference, object] of pdf.context.enumerateIndirectObjects())
    if (isLock(object)) pdf.context.delete(reference);
  for (const updateFieldAppearances of [true, false]) {
    try {
      return ok(new Uint8Array(await pdf.save({ addDefaultPage: false, updateFieldAppearances })));
    } catch {
      // As above.
    }
  }
  return refuseUnflattened();
}

function isLock(object: unknown): boolean {
  return (
    object instanceof PDFDict &&
    object.get(PDFName.of('Filter')) === PDFName.of('Standard') &&
    object.has(PDFName.of('V')) &&
    object.has(PDFName.of('R'))
  );
}

/** The size of each page, upright as it is looked at, in points. */
export function sizesOf(pdf: PDFDocument) {
  return pdf.getPages().map((page) => {
    const { width, height } = page.getCropBox();
    const isTurned = (((page.getRotation().angle / 90) % 2) + 2) % 2 === 1;
    return { largeur: isTurned ? height : width, hauteur: isTurned ? width : height };
  });
}

function refuseUnflattened(): Result<never> {
  return refuse(
    'formulaire-non-rempli',
    'Ce formulaire n’a pas pu être rempli\u00a0: son fichier est fait d’une façon que Relais ne connaît pas. Imprimez-le et remplissez-le à la main.',
  );
}
