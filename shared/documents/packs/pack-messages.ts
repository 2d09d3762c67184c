import type { KeptBytes } from '../../kernel/kept-bytes.ts';
import type { Result } from '../../kernel/result.ts';
import type { DrawnPage } from '../drawn-page.ts';
import type { Pack } from './pack.ts';

/**
 * A page of a copy: a picture, made smaller once and for all, or a page of its PDF, with its picture (null
 * when it cannot be drawn).
 */
export type PreparedPage =
  | { readonly kind: 'photo'; readonly jpeg: KeptBytes }
  | { readonly kind: 'pdf'; readonly page: number; readonly image: KeptBytes | null };

/** What the page tells the worker that makes packs. */
export type PackOrder =
  /** Makes copies smaller for a pack to come, by what they are asked for; those that fail are left out. */
  | { readonly genre: 'copies'; readonly cles: readonly string[] }
  | {
      readonly genre: 'pack';
      readonly pack: Pack;
      /** Copies made smaller for a pack drawn before, by what they are asked for. */
      readonly prets: ReadonlyMap<string, readonly PreparedPage[]>;
    }
  /** The copy it asked for, opened by the page: the worker has no key. */
  | {
      readonly genre: 'copie';
      readonly cle: string;
      readonly octets: Result<Uint8Array<ArrayBuffer>>;
    };

/** A copy that is not in the pack: a page keeps its place. */
export interface BrokenCopy {
  readonly nom: string;
  readonly sentence: string;
}

/** What a form of the pack leaves to be written by hand, or has otherwise than it was mapped. */
export interface FormGaps {
  readonly nom: string;
  /** French, each with the names of the fields. */
  readonly sentences: readonly string[];
}

/**
 * A pack drawn: its file, its pages to look at and print, the copies that could not be in it, and what
 * its forms leave empty.
 */
export interface DrawnPack<Pdf = KeptBytes> {
  readonly pdf: Pdf;
  readonly pages: readonly DrawnPage[];
  readonly pannes: readonly BrokenCopy[];
  readonly manques: readonly FormGaps[];
}

/** What the worker tells: the copy it needs now, one it made smaller, all of them, how far it is (0 to 1), what it made. */
export type PackNews =
  | { readonly genre: 'demande'; readonly cle: string }
  | { readonly genre: 'pret'; readonly cle: string; readonly pages: readonly PreparedPage[] }
  | { readonly genre: 'copies-faites' }
  | { readonly genre: 'avancement'; readonly part: number }
  | ({ readonly genre: 'fini' } & DrawnPack);
