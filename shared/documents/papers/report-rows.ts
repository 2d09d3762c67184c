import { NOT_SAID } from '../../domain/comptage/dimension.ts';
import type { Cells } from '../../domain/comptage/figures.ts';
import type { ShareRow } from '../paper.ts';
import { printNumber, typeset } from '../words.ts';

/** A breakdown now and, when there is something to compare with, before. */
export interface CellsPair {
  readonly now: Cells;
  readonly before: Cells | null;
}

const NOT_SAID_NAME = 'Non renseigné';

/**
 * The lines of a breakdown in a vocabulary’s own order; the values nobody counted are left out, those
 * the vocabulary does not know keep their key, *non renseigné* comes last.
 */
export function rowsInOrder(
  order: readonly string[],
  name: (key: string) => string,
  cells: CellsPair,
): ShareRow[] {
  const rank = new Map(order.map((key, index) => [key, index]));
  return cellsToRows(
    cells,
    name,
    (a, b) => (rank.get(a) ?? rank.size) - (rank.get(b) ?? rank.size),
  );
}

/** The lines of a breakdown, the most counted first; *non renseigné* comes last. */
export function rowsByCount(name: (key: string) => string, cells: CellsPair): ShareRow[] {
  return cellsToRows(
    cells,
    name,
    (a, b) => (cells.now[b] ?? 0) - (cells.now[a] ?? 0) || compareText(name(a), name(b)),
  );
}

/**
 * The first `most` lines, the others added up in one: nothing is lost from the total. *Non renseigné*
 * keeps its own line.
 */
export function foldRows(
  rows: readonly ShareRow[],
  most: number,
  others: (count: string) => string,
): ShareRow[] {
  const last = rows.at(-1)?.nom === NOT_SAID_NAME ? rows.slice(-1) : [];
  const named = rows.slice(0, rows.length - last.length);
  // One line folded would be a line all the same.
  if (named.length <= most + 1) return [...rows];
  const folded = named.slice(most);
  return [
    ...named.slice(0, most),
    { nom: others(printNumber(folded.length)), ...addRows(folded), regroupe: true },
    ...last,
  ];
}

/** What several lines add up to. */
export function addRows(rows: readonly ShareRow[]): Omit<ShareRow, 'nom'> {
  return {
    nombre: rows.reduce((sum, { nombre }) => sum + nombre, 0),
    avant: rows.some(({ avant }) => avant !== null)
      ? rows.reduce((sum, { avant }) => sum + (avant ?? 0), 0)
      : null,
  };
}

/** Upper bounds of the brackets of durations, in minutes. */
const brackets: readonly (readonly [upTo: number, nom: string])[] = [
  [10, '10 min et moins'],
  [20, '11 à 20 min'],
  [30, '21 à 30 min'],
  [60, '31 à 60 min'],
  [Infinity, 'Plus d’une heure'],
];

/** Durations in brackets, shortest first. */
export function durationRows({ now, before }: CellsPair): ShareRow[] {
  const names = brackets.map(([, nom]) => nom);
  return rowsInOrder(names, (nom) => nom, {
    now: toBrackets(now),
    before: before && toBrackets(before),
  });
}

/** The minutes that were said, all together; those that were not are not guessed. */
export function addMinutes(durees: Cells): { readonly minutes: number; readonly said: number } {
  const said = Object.entries(durees).filter(([key]) => key !== NOT_SAID);
  return {
    minutes: said.reduce((sum, [minutes, times]) => sum + Number(minutes) * times, 0),
    said: said.reduce((sum, [, times]) => sum + times, 0),
  };
}

function toBrackets(durees: Cells): Cells {
  const cells: Record<string, number> = {};
  for (const [key, times] of Object.entries(durees)) {
    const bracket = brackets.find(([upTo]) => Number(key) <= upTo)?.[1] ?? NOT_SAID;
    cells[bracket] = (cells[bracket] ?? 0) + times;
  }
  return cells;
}

function cellsToRows(
  { now, before }: CellsPair,
  name: (key: string) => string,
  compare: (a: string, b: string) => number,
): ShareRow[] {
  const keys = [...new Set([...Object.keys(now), ...Object.keys(before ?? {})])];
  const rest = keys.filter((key) => key === NOT_SAID);
  return [...keys.filter((key) => key !== NOT_SAID).toSorted(compare), ...rest].map((key) => ({
    nom: key === NOT_SAID ? NOT_SAID_NAME : typeset(name(key)),
    nombre: now[key] ?? 0,
    avant: before && (before[key] ?? 0),
  }));
}

/** Alphabetical order the French way; the same on every machine. */
function compareText(a: string, b: string): number {
  return a.localeCompare(b, 'fr');
}
