import {
  PDFCheckBox,
  PDFDict,
  PDFDropdown,
  PDFHexString,
  PDFName,
  PDFOptionList,
  PDFRadioGroup,
  PDFString,
  PDFTextField,
} from '@cantoo/pdf-lib';
import type { PDFDocument, PDFField, PDFForm } from '@cantoo/pdf-lib';
import type { ReadChamp } from '../../../shared/domain/formulaire/form-fields.ts';
import { CHAMP_LENGTH, MAX_CHAMPS } from '../../../shared/domain/formulaire/schema.ts';
import type { GenreChamp } from '../../../shared/domain/formulaire/schema.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { openPdf } from '../copies/pdf.ts';
import { sniffFormat } from '../copies/sniff-format.ts';

/** The most characters kept of what a form says of a field: enough to know it by. */
const LABEL_LENGTH = 120;

/** The most characters of all the names of a form: the map of its fields is one record. */
const MAX_NAMES = 40_000;

/** Where a field is seen: its page, and its rectangle there. */
export interface FieldPlace {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A field Relais can fill, with where it is seen. */
export interface OpenField extends ReadChamp {
  readonly field: PDFField;
  readonly places: readonly FieldPlace[];
}

/** A form opened, its fields in the order they are read in: by page, from the top, from the left. */
export interface OpenForm {
  readonly pdf: PDFDocument;
  readonly form: PDFForm;
  readonly fields: readonly OpenField[];
}

/**
 * Opens a form to read or fill its fields (AcroForm): those someone may write in, tick or choose from.
 * Refusals: `formulaire-pas-pdf`, `pdf-protege`, `pdf-endommage`, `formulaire-xfa`,
 * `formulaire-sans-champ`, `formulaire-trop-grand`.
 */
export async function openForm(bytes: Uint8Array<ArrayBuffer>): Promise<Result<OpenForm>> {
  if (sniffFormat(bytes) !== 'pdf') return refuseNotPdf();
  const opened = await openPdf(bytes);
  if (!opened.ok) return opened;
  try {
    return readFields(opened.value);
  } catch {
    // What it throws on a broken form is of any kind.
    return refuse(
      'pdf-endommage',
      'Les champs de ce formulaire ne se lisent pas\u00a0: son fichier est endommagé. Téléchargez-le de nouveau sur le site de l’organisme.',
    );
  }
}

function readFields(pdf: PDFDocument): Result<OpenForm> {
  // Before the library looks at the form: it drops what it cannot read, and says nothing.
  const described = pdf.catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict);
  if (described?.has(PDFName.of('XFA')) === true) return refuseXfa();
  const form = pdf.getForm();
  const pages = pagesOfWidgets(pdf);
  const names = new Set<string>();
  const fields = form.getFields().flatMap((field): OpenField[] => {
    const nom = field.getName();
    const genre = genreOf(field);
    if (genre === null || field.isReadOnly() || names.has(nom)) return [];
    if (nom.length === 0 || nom.length > CHAMP_LENGTH) return [];
    const places = placesOf(field, pages);
    // One that is on no page can be filled, and nobody would see it.
    if (places.length === 0) return [];
    names.add(nom);
    return [{ nom, libelle: labelOf(field), genre, field, places }];
  });
  if (fields.length === 0) return refuseNoField();
  const characters = fields.reduce(
    (sum, { nom, libelle }) => sum + nom.length + (libelle?.length ?? 0),
    0,
  );
  if (fields.length > MAX_CHAMPS || characters > MAX_NAMES) return refuseTooLarge();
  return ok({ pdf, form, fields: fields.toSorted(byPlace) });
}

function genreOf(field: PDFField): GenreChamp | null {
  if (field instanceof PDFTextField) return 'texte';
  if (field instanceof PDFCheckBox) return 'case';
  const isChoice =
    field instanceof PDFRadioGroup ||
    field instanceof PDFDropdown ||
    field instanceof PDFOptionList;
  return isChoice ? 'choix' : null;
}

/** What the form says of a field to someone who cannot see it. */
function labelOf(field: PDFField): string | null {
  const said = field.acroField.dict.lookup(PDFName.of('TU'));
  const text = said instanceof PDFString || said instanceof PDFHexString ? said.decodeText() : '';
  const plain = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').replaceAll(/\s+/g, ' ');
  return plain.trim().slice(0, LABEL_LENGTH).trim() || null;
}

/** The page of each widget, which does not always say it. */
function pagesOfWidgets(pdf: PDFDocument): ReadonlyMap<PDFDict, number> {
  const pages = new Map<PDFDict, number>();
  for (const [index, page] of pdf.getPages().entries()) {
    const annotations = page.node.Annots();
    for (let at = 0; at < (annotations?.size() ?? 0); at += 1) {
      const widget = annotations?.lookup(at);
      if (widget instanceof PDFDict) pages.set(widget, index);
    }
  }
  return pages;
}

function placesOf(field: PDFField, pages: ReadonlyMap<PDFDict, number>): FieldPlace[] {
  return field.acroField.getWidgets().flatMap((widget) => {
    const page = pages.get(widget.dict);
    return page === undefined ? [] : [{ page, ...widget.getRectangle() }];
  });
}

/** Half a line: fields of one line are not quite at one height. */
const SAME_LINE = 6;

function byPlace(a: OpenField, b: OpenField): number {
  const [one, other] = [a.places[0], b.places[0]];
  if (one === undefined || other === undefined) throw new Error('A field is somewhere.');
  if (one.page !== other.page) return one.page - other.page;
  const line = (place: FieldPlace) => Math.round((place.y + place.height) / SAME_LINE);
  return line(other) - line(one) || one.x - other.x;
}

function refuseNotPdf(): Result<never> {
  return refuse(
    'formulaire-pas-pdf',
    'Ce fichier n’est pas un PDF. Choisissez le formulaire tel que l’organisme le donne, en PDF.',
  );
}

function refuseXfa(): Result<never> {
  return refuse(
    'formulaire-xfa',
    'Ce formulaire est d’une ancienne sorte (XFA) que Relais ne sait pas remplir. Cherchez sur le site de l’organisme une version PDF à remplir, ou imprimez-le pour le remplir à la main.',
  );
}

function refuseNoField(): Result<never> {
  return refuse(
    'formulaire-sans-champ',
    'Ce PDF n’a pas de champ à remplir\u00a0: il ne peut qu’être imprimé et rempli à la main. Cherchez sur le site de l’organisme une version «\u00a0à remplir en ligne\u00a0».',
  );
}

function refuseTooLarge(): Result<never> {
  return refuse(
    'formulaire-trop-grand',
    `Ce formulaire a plus de ${MAX_CHAMPS} champs, ou des noms de champs trop longs\u00a0: Relais ne le garde pas. Ajoutez-en les parties une à une.`,
  );
}
