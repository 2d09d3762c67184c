import { ok, refuse } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { foldWords } from '../commune/fold.ts';

/** Bytes of the largest file that is looked at; a workbook stops well before. */
export const MAX_FILE_BYTES = 100 * 1024 * 1024;

/** The most rows a file may hold, its headers apart. */
export const MAX_ROWS = 200_000;

/** The most columns a file may hold. */
export const MAX_COLUMNS = 200;

/** Characters kept of a header: what the record of an import has room for. */
const MAX_HEADER = 200;

/** Rows at the top of a file where headers are looked for: exports begin with a few words of their own. */
const TOP = 60;

/** One row of a file with its number there, from 1; cells are text, whatever the file held. */
export interface TextRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file once read: distinct headers, and the rows under them that say something. */
export interface TextTable {
  readonly headers: readonly string[];
  readonly rows: readonly TextRow[];
}

/**
 * The table of the rows of a file. `known` tells how many cells of a row are headers this program
 * knows: the first row with three is the headers’, else the first that has two cells. Refusals:
 * `fichier-vide`, `fichier-sans-ligne`, `trop-de-lignes`, `trop-de-colonnes`.
 */
export function toTable(
  lines: readonly TextRow[],
  known: (cells: readonly string[]) => number,
): Result<TextTable> {
  const said = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const top = said.slice(0, TOP);
  const at = [
    top.findIndex(({ cells }) => known(cells) >= 3),
    top.findIndex(({ cells }) => cells.filter((cell) => cell.trim() !== '').length >= 2),
    0,
  ].find((index) => index >= 0);
  const head = said[at ?? 0];
  if (head === undefined)
    return refuse(
      'fichier-vide',
      'Ce fichier est vide. Vérifiez que c’est le bon, puis choisissez-le de nouveau.',
    );
  const rows = said.slice((at ?? 0) + 1);
  if (rows.length === 0)
    return refuse(
      'fichier-sans-ligne',
      'Ce fichier n’a que des titres de colonnes, sans aucune ligne dessous. Vérifiez que c’est le bon.',
    );
  if (rows.length > MAX_ROWS)
    return refuse(
      'trop-de-lignes',
      'Ce fichier a plus de 200\u202f000 lignes. Partagez-le, une année par fichier par exemple, et importez-les l’un après l’autre.',
    );
  const width = head.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  if (width > MAX_COLUMNS)
    return refuse(
      'trop-de-colonnes',
      `Ce fichier a ${width} colonnes\u202f; Relais en lit ${MAX_COLUMNS} au plus. Ôtez celles qui ne servent pas, puis recommencez.`,
    );
  return ok({ headers: distinct(head.cells.slice(0, width)), rows });
}

/** A header as it is compared: without capitals, accents or punctuation. */
export function foldHeader(header: string): string {
  return foldWords(header).join(' ');
}

function distinct(cells: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const header =
      cell
        .replaceAll(/\s+/g, ' ')
        .trim()
        .slice(0, MAX_HEADER - 6) || `Colonne ${index + 1}`;
    const times = (seen.get(header) ?? 0) + 1;
    seen.set(header, times);
    return times === 1 ? header : `${header} (${times})`;
  });
}
