import type { KeptBytes } from '../../kernel/kept-bytes.ts';
import type { Result } from '../../kernel/result.ts';
import type { ReadChamp } from './form-fields.ts';
import type { FillGaps } from './form-words.ts';
import type { Champ } from './schema.ts';
import type { TextSource } from './sources.ts';

/** A form read: its fields in the order of its pages. */
export interface ReadForm {
  readonly pages: number;
  readonly champs: readonly ReadChamp[];
}

/** What is known, by source; null is unknown. */
export type FormValues = Readonly<Record<TextSource, string | null>>;

/** What a form is filled with. */
export interface FormFilling {
  readonly champs: readonly Champ[];
  readonly values: FormValues;
  /** Its values become part of its pages, and its fields go: nothing is changed in it any more. */
  readonly aplati: boolean;
}

/** A form filled: its file, its pages as pictures (null for one that cannot be drawn), and what is missing. */
export interface FilledForm {
  readonly pdf: Uint8Array<ArrayBuffer>;
  readonly images: readonly (KeptBytes | null)[];
  readonly sizes: readonly { readonly largeur: number; readonly hauteur: number }[];
  readonly gaps: FillGaps;
}

/** Everything the page asks of the worker that reads and fills forms, and what it answers. */
export interface FormCalls {
  /**
   * Refusals: `formulaire-pas-pdf`, `pdf-protege`, `pdf-endommage`, `formulaire-xfa`,
   * `formulaire-sans-champ`, `formulaire-trop-grand`.
   */
  lire(bytes: Uint8Array<ArrayBuffer>): Promise<Result<ReadForm>>;
  /** The same refusals. */
  remplir(bytes: Uint8Array<ArrayBuffer>, filling: FormFilling): Promise<Result<FilledForm>>;
  /** The pages with the rank of each field written in it: the first field is 1. The same refusals. */
  reperer(bytes: Uint8Array<ArrayBuffer>): Promise<Result<Pick<FilledForm, 'images' | 'sizes'>>>;
}

/** The name of a call. */
export type FormCall = keyof FormCalls;
