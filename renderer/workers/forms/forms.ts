import type { FilledForm, FormCalls } from '../../../shared/domain/formulaire/form-messages.ts';
import type { KeptBytes } from '../../../shared/kernel/kept-bytes.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { fillForm } from './fill-form.ts';
import type { WideTypeface } from './form-typefaces.ts';
import { markFields } from './mark-fields.ts';
import { openForm } from './open-form.ts';

/** What forms are looked at with. */
export interface FormTools {
  /** A page of a PDF as a JPEG; null when it cannot be drawn. */
  draw(pdf: Uint8Array<ArrayBuffer>, page: number): Promise<KeptBytes | null>;
  readonly wideTypeface: WideTypeface;
}

/** Reads, fills and marks forms; nothing of them is written anywhere. */
export function createForms({ draw, wideTypeface }: FormTools): FormCalls {
  const look = async (pdf: Uint8Array<ArrayBuffer>, sizes: FilledForm['sizes']) => {
    const images: (KeptBytes | null)[] = [];
    for (const page of sizes.keys()) images.push(await draw(pdf, page));
    return images;
  };
  return {
    lire: async (bytes) => {
      const opened = await openForm(bytes);
      if (!opened.ok) return opened;
      const { pdf, fields } = opened.value;
      return ok({
        pages: pdf.getPageCount(),
        champs: fields.map(({ nom, libelle, genre }) => ({ nom, libelle, genre })),
      });
    },
    remplir: async (bytes, filling) => {
      const filled = await fillForm(bytes, filling, wideTypeface);
      return filled.ok
        ? ok({ ...filled.value, images: await look(filled.value.pdf, filled.value.sizes) })
        : filled;
    },
    reperer: async (bytes) => {
      const marked = await markFields(bytes);
      if (!marked.ok) return marked;
      const { pdf, sizes } = marked.value;
      return ok({ sizes, images: await look(pdf, sizes) });
    },
  };
}
