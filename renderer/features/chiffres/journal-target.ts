import type { JournalFilter } from '../../data/journal/journal-filter.ts';

/** What the journal is open on: a filter, in the period shown or in what it is compared with. */
export interface JournalTarget {
  readonly filter: JournalFilter;
  readonly when: 'periode' | 'avant';
}

/** Opens the journal on what a cell counts. */
export type OpenJournal = (filter: JournalFilter, when: JournalTarget['when']) => void;

/** Every valid visite of the period. */
export const everyVisite: JournalTarget = {
  filter: { state: 'valides', unit: 'visites', cell: null },
  when: 'periode',
};
