import type { DayFigures, EntryState } from '../../../shared/domain/comptage/day-figures.ts';
import { seanceToState, visiteToStates } from '../../../shared/domain/comptage/day-figures.ts';
import {
  dimensionToUnit,
  isSeanceIn,
  isVisiteIn,
  readCells,
} from '../../../shared/domain/comptage/dimension.ts';
import type { Dimension, Unit } from '../../../shared/domain/comptage/dimension.ts';
import type { Seance } from '../seances/seances.ts';
import type { VisiteEntry } from '../visites/visite-entry.ts';

/** One entry of the journal. */
export type JournalEntry =
  | { readonly kind: 'visite'; readonly entry: VisiteEntry }
  | { readonly kind: 'seance'; readonly entry: Seance };

/** Which entries a journal shows: of one state, of one unit, and of one cell of the figures if any. */
export interface JournalFilter {
  readonly state: EntryState;
  readonly unit: Unit;
  /** A cell of that unit’s dimensions; null for all its entries. */
  readonly cell: { readonly dimension: Dimension; readonly value: string } | null;
}

/**
 * How many of its unit a filter keeps of a day: demandes, when it is about demandes. A day that counts
 * zero has no entry to show.
 */
export function countFiltered(figures: DayFigures, { state, unit, cell }: JournalFilter): number {
  const counted = figures[state];
  return cell === null
    ? counted[unit].total
    : (readCells(counted, cell.dimension)[cell.value] ?? 0);
}

/** The collection a filter looks in. */
export function filterToCollection({ unit }: JournalFilter): 'visite' | 'seance' {
  return unit === 'seances' ? 'seance' : 'visite';
}

/** Whether an entry that is not held passes a filter. */
export function isKept({ state, cell }: JournalFilter, journal: JournalEntry): boolean {
  if (journal.kind === 'seance') {
    const { clear } = journal.entry;
    return (
      seanceToState(clear) === state &&
      (cell === null || isSeanceIn(cell.dimension, cell.value, clear))
    );
  }
  const { clear, sealed } = journal.entry;
  return (
    visiteToStates(clear).includes(state) &&
    (cell === null || isVisiteIn(cell.dimension, cell.value, clear, sealed))
  );
}

/** The filter of a cell, or of a whole unit. */
export function cellFilter(dimension: Dimension, value: string): JournalFilter {
  return { state: 'valides', unit: dimensionToUnit(dimension), cell: { dimension, value } };
}
