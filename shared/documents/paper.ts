import type { LocalDay } from '../domain/calendar/local-day.ts';

/** A figure on its own, large, with what it counts. */
export interface KeyFigure {
  readonly valeur: string;
  readonly nom: string;
  /** What it is compared with, in words; null when there is nothing to compare with. */
  readonly detail: string | null;
}

/** One line of a breakdown: what is counted, this period and, when it is known, the one before. */
export interface ShareRow {
  readonly nom: string;
  readonly nombre: number;
  /** Null when there is no period to compare with. */
  readonly avant: number | null;
  /** Several lines added up: it has no bar, whose length would mean nothing beside the others. */
  readonly regroupe?: true;
}

/** A name and what is known under it, a line each. */
export interface Fact {
  readonly nom: string;
  readonly valeurs: readonly string[];
}

/** A column of a grid to be filled in by hand; widths in points, `'*'` shares what is left. */
export interface WritingColumn {
  readonly titre: string;
  readonly largeur: number | '*';
  /** A box to tick instead of a line to write on. */
  readonly case?: true;
}

/** What a paper is made of. Text is plain: how it looks is the kit’s business. */
export type Block =
  | { readonly genre: 'intertitre'; readonly texte: string }
  | { readonly genre: 'paragraphe'; readonly texte: string }
  | { readonly genre: 'note'; readonly textes: readonly string[] }
  | { readonly genre: 'chiffres'; readonly chiffres: readonly KeyFigure[] }
  | {
      /** A total cut in lines: a bar, the number and the share of each, and the total they add up to. */
      readonly genre: 'repartition';
      readonly titre: string;
      /** The unit, plural, and what the period and the one it is compared with are called. */
      readonly unite: string;
      readonly colonne: string;
      readonly colonneAvant: string | null;
      readonly lignes: readonly ShareRow[];
      readonly total: ShareRow;
    }
  | {
      readonly genre: 'grille';
      readonly colonnes: readonly WritingColumn[];
      readonly lignes: number;
      /** Height of a line, in points; handwriting needs 20. */
      readonly hauteur: number;
    }
  | {
      /** Codes and what they stand for, by group. */
      readonly genre: 'codes';
      readonly groupes: readonly {
        readonly titre: string;
        readonly codes: readonly (readonly [code: string, sens: string])[];
      }[];
    }
  | {
      /** Boxes to write a total in. */
      readonly genre: 'totaux';
      readonly totaux: readonly { readonly nom: string; readonly aide: string }[];
    }
  | {
      /** Blanks to fill in, side by side; widths in points. */
      readonly genre: 'champs';
      readonly champs: readonly { readonly nom: string; readonly largeur: number }[];
    }
  | { readonly genre: 'cases'; readonly cases: readonly string[] }
  | {
      /** Names and what is known under each, one above the other; nothing known is a line to write on. */
      readonly genre: 'faits';
      readonly faits: readonly Fact[];
    }
  | {
      /** A table of texts, its headings repeated on each page. */
      readonly genre: 'tableau';
      readonly colonnes: readonly {
        readonly titre: string;
        readonly largeur: number | '*';
        /** Numbers, one under the other. */
        readonly droite?: true;
      }[];
      readonly lignes: readonly (readonly string[])[];
    }
  | {
      /** References to read out, to scan and to shoot; nothing else is in the codes. */
      readonly genre: 'references';
      readonly references: readonly {
        readonly reference: string;
        /** What it is the reference of; null when the paper says it already. */
        readonly nom: string | null;
      }[];
    }
  | {
      /** Words in their order, large, to be copied back. */
      readonly genre: 'mots';
      readonly mots: readonly string[];
    }
  | {
      /** The head of a letter; nothing known of whom it is for leaves lines to write on. */
      readonly genre: 'en-tete-lettre';
      readonly expediteur: readonly string[];
      readonly destinataire: readonly string[];
      readonly lieuEtJour: string;
    }
  | {
      /** What to bring: a box to tick, a name, and under it what else there is to know. */
      readonly genre: 'apporter';
      readonly titre: string;
      readonly pieces: readonly {
        readonly nom: string;
        readonly details: readonly string[];
        /** Its box is ticked already. */
        readonly coche?: true;
      }[];
    };

/**
 * A paper, as plain data: what it says, never how it is drawn. Two equal papers are drawn with the
 * same bytes, and carry no moment and no name beyond what is written here.
 */
export interface Paper {
  readonly titre: string;
  /** Under the title: the period, the state of the figures. */
  readonly sousTitres: readonly string[];
  readonly langue: 'fr-FR';
  /**
   * `grand` is for a paper a visitor takes home: whoever sees little reads it too; `affiche` is put up
   * on a door.
   */
  readonly corps?: 'grand' | 'affiche';
  /** The platform’s name, at the top. */
  readonly plateforme: string;
  /** The day it was made, when that matters on paper. A blank sheet has none. */
  readonly jour: LocalDay | null;
  /** Repeated at the bottom of each page, such as `Document interne à la plateforme`. */
  readonly mention: string | null;
  /** The name it is saved under: no name of a person, only the platform and the period. */
  readonly fichier: string;
  readonly contenu: readonly Block[];
}
