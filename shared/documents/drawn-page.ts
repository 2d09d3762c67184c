import type { KeptBytes } from '../kernel/kept-bytes.ts';

/** A piece of text on a page: its left end and its baseline. Measures are in points, from the top left. */
interface DrawnText {
  readonly genre: 'texte';
  readonly texte: string;
  readonly x: number;
  readonly y: number;
  readonly taille: number;
  readonly gras: boolean;
  /** The width it takes in the printed face: a screen that measures otherwise is to keep it. */
  readonly largeur: number;
}

interface DrawnLine {
  readonly genre: 'trait';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly epaisseur: number;
  readonly couleur: string;
}

interface DrawnRectangle {
  readonly genre: 'rectangle';
  readonly x: number;
  readonly y: number;
  readonly largeur: number;
  readonly hauteur: number;
  /** Null when it is hollow. */
  readonly fond: string | null;
  /** Null when it has no outline. */
  readonly bord: { readonly epaisseur: number; readonly couleur: string } | null;
}

/** A page of a copy, inside its page. */
interface DrawnImage {
  readonly genre: 'image';
  readonly x: number;
  readonly y: number;
  readonly largeur: number;
  readonly hauteur: number;
  /** Its JPEG; null when only the file has it. */
  readonly image: KeptBytes | null;
}

/** A mark on a page. */
export type DrawnMark = DrawnText | DrawnLine | DrawnRectangle | DrawnImage;

/** A page as the PDF draws it, for a screen to show and a printer to repeat. */
export interface DrawnPage {
  readonly largeur: number;
  readonly hauteur: number;
  readonly marques: readonly DrawnMark[];
}

/** A paper drawn: the file to save, and its pages to look at. */
export interface DrawnPaper {
  readonly pdf: Uint8Array<ArrayBuffer>;
  readonly pages: readonly DrawnPage[];
}

/** What a worker that draws papers says: how far it is (0 to 1), then what it drew. */
export type DrawingNews =
  | { readonly genre: 'avancement'; readonly part: number }
  | ({ readonly genre: 'fini' } & DrawnPaper);
