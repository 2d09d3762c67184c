import type { LocalDay } from '../../domain/calendar/local-day.ts';
import type { Paper } from '../paper.ts';

/** Whom a pack is for, which says what is in it and how large it is written. */
export type PackVariant = 'usager' | 'organisme' | 'brouillon';

/** A part of a pack: a paper of the kit, or a copy kept with a dossier, placed page by page. */
export type PackPart =
  | { readonly genre: 'papier'; readonly paper: Paper }
  | {
      readonly genre: 'copie';
      /** What the copy is asked for by: its id. */
      readonly cle: string;
      readonly nom: string;
    };

/**
 * A pack, as plain data: papers first, copies after, in the order they are printed. Its title and the
 * name of its file bear references, never a name: they are in the file’s own metadata.
 */
export interface Pack {
  readonly titre: string;
  readonly langue: 'fr-FR';
  /** `grand` is for a pack a visitor takes home. */
  readonly corps?: 'grand';
  /** At the top of every page. */
  readonly plateforme: string;
  readonly jour: LocalDay;
  /** At the bottom of every page. */
  readonly mention: string | null;
  readonly fichier: string;
  readonly parties: readonly PackPart[];
}

/** A copy as it will be printed: so many pages, or why it cannot be. */
export type PreparedCopy =
  | { readonly nom: string; readonly pages: number }
  | { readonly nom: string; readonly panne: string };
