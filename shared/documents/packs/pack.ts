import type { LocalDay } from '../../domain/calendar/local-day.ts';
import type { Champ } from '../../domain/formulaire/schema.ts';
import type { FormValues } from '../../domain/formulaire/form-messages.ts';
import type { Paper } from '../paper.ts';

/** Whom a pack is for, which says what is in it and how large it is written. */
export type PackVariant = 'usager' | 'organisme' | 'brouillon';

/** An official form as a pack fills it. */
export interface PackedForm {
  /** What its file is asked for by: its id. */
  readonly cle: string;
  readonly nom: string;
  readonly pages: number;
  readonly champs: readonly Champ[];
  readonly valeurs: FormValues;
}

/**
 * A part of a pack: a paper of the kit; an official form, filled; or a copy kept with a dossier. Forms and
 * copies are placed page by page.
 */
export type PackPart =
  | { readonly genre: 'papier'; readonly paper: Paper }
  | {
      readonly genre: 'copie';
      /** What the copy is asked for by: its id. */
      readonly cle: string;
      readonly nom: string;
    }
  | ({ readonly genre: 'formulaire' } & PackedForm);

/**
 * A pack, as plain data: papers first, then forms, copies after, in the order they are printed. Its title and the
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

/** A copy or a form as it will be printed: so many pages, or why it cannot be. */
export type PreparedCopy = { readonly genre: 'copie' | 'formulaire'; readonly nom: string } & (
  { readonly pages: number } | { readonly panne: string }
);
