import { PDFDocument } from '@cantoo/pdf-lib';
import type { DrawnMark, DrawnPage } from '../../../shared/documents/drawn-page.ts';
import type {
  BrokenCopy,
  DrawnPack,
  FormGaps,
  PreparedPage,
} from '../../../shared/documents/packs/pack-messages.ts';
import { packToDefinition } from '../../../shared/documents/packs/pack-to-definition.ts';
import type { Pack, PackPart } from '../../../shared/documents/packs/pack.ts';
import { sayGaps } from '../../../shared/domain/formulaire/form-words.ts';
import { giveBack } from '../../../shared/kernel/give-back.ts';
import type { KeptBytes } from '../../../shared/kernel/kept-bytes.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { openPdf } from '../copies/pdf.ts';
import { fillForm } from '../forms/fill-form.ts';
import type { WideTypeface } from '../forms/form-typefaces.ts';
import { drawDefinition } from '../pdf/draw-paper.ts';
import type { PaperFonts } from '../pdf/draw-paper.ts';
import { placePdfPage, placePhoto } from './place-page.ts';
import type { Place } from './place-page.ts';
import { prepareCopy } from './prepare-copy.ts';
import type { CopyTools } from './prepare-copy.ts';

/** What a pack is drawn with. */
export interface PackTools extends CopyTools {
  readonly fonts: PaperFonts;
  readonly wideTypeface: WideTypeface;
  /** The bytes of a copy, by its id: asked for one at a time, and again rather than kept. */
  read(cle: string): Promise<Result<Uint8Array<ArrayBuffer>>>;
  onProgress(part: number): void;
  /** Copies made smaller before, by their id: photos are neither read nor opened again. */
  readonly prepared: ReadonlyMap<string, readonly PreparedPage[]>;
  /** Told of each copy made smaller. */
  onPrepared(cle: string, pages: readonly PreparedPage[]): void;
}

type Asked = Exclude<PackPart, { readonly genre: 'papier' }>;

type Copy = { readonly part: Asked } & (
  { readonly pages: readonly PreparedPage[] } | { readonly panne: string }
);

/** Shares of the work: reading copies, drawing papers, placing copies. */
const READ = 0.7;
const DRAWN = 0.85;

/**
 * Draws a pack: its papers, then its copies, one file in memory at a time. A copy that cannot be opened
 * or placed is named, and a page keeps its place. The same pack and copies give the same bytes.
 */
export async function drawPack(
  pack: Pack,
  tools: PackTools,
): Promise<DrawnPack<Uint8Array<ArrayBuffer>>> {
  const copies: Copy[] = [];
  const manques: FormGaps[] = [];
  const asked = pack.parties.flatMap((part) => (part.genre === 'papier' ? [] : [part]));
  for (const part of asked) {
    const made = await preparePart(part, tools, manques);
    copies.push(made.ok ? { part, pages: made.value } : { part, panne: made.failure.sentence });
    tools.onProgress((READ * copies.length) / asked.length);
  }
  for (;;) {
    const drawn = await drawWith(pack, copies, tools);
    if ('pdf' in drawn) return { ...drawn, manques };
    // Drawn again with a page in its place: its pages are numbered with all the others.
    copies.splice(drawn.failed, 1, { part: drawn.part, panne: UNPLACED });
  }
}

/** The pages of a copy, kept from before when they are; those of a form are filled anew. */
async function preparePart(
  part: Asked,
  tools: PackTools,
  manques: FormGaps[],
): Promise<Result<readonly PreparedPage[]>> {
  const before = part.genre === 'copie' ? tools.prepared.get(part.cle) : undefined;
  if (before !== undefined) return ok(before);
  const read = await readPart(part, tools);
  if (!read.ok) return read;
  const { bytes, sentences } = read.value;
  if (sentences.length > 0) manques.push({ nom: part.nom, sentences });
  const made = await prepareCopy(bytes, tools);
  giveBack(bytes);
  if (made.ok && part.genre === 'copie') tools.onPrepared(part.cle, made.value);
  return made;
}

/** The bytes of a copy; a form is filled, and what it leaves empty said. */
async function readPart(
  part: Asked,
  tools: PackTools,
): Promise<
  Result<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly sentences: readonly string[] }>
> {
  const bytes = await tools.read(part.cle);
  if (!bytes.ok) return bytes;
  if (part.genre === 'copie') return ok({ bytes: bytes.value, sentences: [] });
  const { champs, valeurs: values } = part;
  const filled = await fillForm(bytes.value, { champs, values, aplati: true }, tools.wideTypeface);
  return filled.ok
    ? ok({ bytes: filled.value.pdf, sentences: sayGaps(filled.value.gaps) })
    : filled;
}

const UNPLACED =
  'Ses pages ne peuvent pas être reprises dans un autre document. Imprimez-la à part, puis glissez-la ici.';

async function drawWith(
  pack: Pack,
  copies: readonly Copy[],
  tools: PackTools,
): Promise<
  | Omit<DrawnPack<Uint8Array<ArrayBuffer>>, 'manques'>
  | { readonly failed: number; readonly part: Asked }
> {
  const definition = packToDefinition(
    pack,
    copies.map((copy) => {
      const { genre, nom } = copy.part;
      return 'panne' in copy
        ? { genre, nom, panne: copy.panne }
        : { genre, nom, pages: pagesIn(copy) };
    }),
  );
  const { pdf, pages } = await drawDefinition(definition, tools.fonts, (part) =>
    tools.onProgress(READ + (DRAWN - READ) * part),
  );
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const shown = [...pages];
  const photos: Uint8Array[] = [];
  let at = pages.length - copies.reduce((sum, copy) => sum + pagesIn(copy), 0);
  for (const [index, copy] of copies.entries()) {
    if ('pages' in copy) {
      try {
        await placeCopy(document, copy, at, shown, tools, photos);
      } catch {
        // Whatever a stranger’s file makes the library throw.
        return { failed: index, part: copy.part };
      }
    }
    at += pagesIn(copy);
    tools.onProgress(DRAWN + ((1 - DRAWN) * (index + 1)) / copies.length);
  }
  const bytes = await document.save({ addDefaultPage: false, updateFieldAppearances: false });
  // They are in the file now, which is as long as all of them together.
  photos.forEach(giveBack);
  return {
    pdf: new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length),
    pages: shown,
    pannes: copies.flatMap((copy): BrokenCopy[] =>
      'panne' in copy ? [{ nom: copy.part.nom, sentence: copy.panne }] : [],
    ),
  };
}

function pagesIn(copy: Copy): number {
  return 'pages' in copy ? Math.max(1, copy.pages.length) : 1;
}

async function placeCopy(
  document: PDFDocument,
  copy: Extract<Copy, { readonly pages: unknown }>,
  first: number,
  shown: DrawnPage[],
  tools: PackTools,
  photos: Uint8Array[],
): Promise<void> {
  const file = copy.pages.some(({ kind }) => kind === 'pdf')
    ? await reopen(copy.part, tools)
    : null;
  for (const [index, page] of copy.pages.entries()) {
    const sheet = document.getPage(first + index);
    if (page.kind === 'photo') {
      const jpeg = new Uint8Array(await page.jpeg.arrayBuffer());
      photos.push(jpeg);
      show(shown, first + index, await placePhoto(document, sheet, jpeg), page.jpeg);
      continue;
    }
    if (file === null) throw new Error('This copy has pages of a PDF.');
    const place = await placePdfPage(document, sheet, file, page.page);
    show(shown, first + index, place, page.image);
  }
  // Written now: what it was read from can be let go of.
  await document.flush();
}

async function reopen(part: Asked, tools: PackTools) {
  const read = await readPart(part, tools);
  const pdf = read.ok ? await openPdf(read.value.bytes) : read;
  if (!read.ok || !pdf.ok) throw new Error('A copy that was read a moment ago is not any more.');
  flattenForm(pdf.value);
  return pdf.value;
}

/** What is written in form fields is not in the page itself: it would be left behind. */
function flattenForm(pdf: PDFDocument): void {
  try {
    const form = pdf.getForm();
    if (form.getFields().length > 0) form.flatten();
  } catch {
    // A form it cannot read keeps its page, without what was typed in it.
  }
}

function show(pages: DrawnPage[], index: number, place: Place, image: KeptBytes | null): void {
  const page = pages[index];
  if (page === undefined) throw new Error('Every page of a copy has its page.');
  const mark: DrawnMark = { genre: 'image', ...place, image };
  pages[index] = { ...page, marques: [...page.marques, mark] };
}
