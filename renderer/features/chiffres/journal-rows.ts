import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { JournalEntry } from '../../data/journal/journal-filter.ts';
import type { OpenDays } from '../../data/journal/use-journal-days.ts';

/** A day that has entries to show, and how many its figures announce. */
export interface JournalDay {
  readonly day: LocalDay;
  readonly count: number;
}

/** A line of the journal: the head of a day, an entry, or one still being opened. */
export type JournalRow =
  | { readonly kind: 'jour'; readonly day: LocalDay; readonly count: number }
  | { readonly kind: 'entree'; readonly day: LocalDay; readonly journal: JournalEntry }
  | { readonly kind: 'attente'; readonly day: LocalDay };

/** The lines of a journal, numbered from the top; none is made before it is asked for. */
export interface JournalRows {
  readonly total: number;
  readonly at: (index: number) => JournalRow;
}

/**
 * Lays the days out under each other: a head, then as many lines as there are entries, or as its
 * figures announce until they are open (a visite of two demandes is announced twice).
 */
export function layJournal(days: readonly JournalDay[], open: OpenDays): JournalRows {
  // The line each day begins at.
  const starts: number[] = [];
  let total = 0;
  for (const { day, count } of days) {
    starts.push(total);
    total += 1 + (open.get(day)?.length ?? count);
  }
  return {
    total,
    at: (index) => {
      const place = lastAtMost(starts, index);
      const found = days[place];
      if (found === undefined) throw new Error(`The journal has no line ${index}.`);
      const { day, count } = found;
      const rank = index - (starts[place] ?? 0) - 1;
      if (rank < 0) return { kind: 'jour', day, count };
      const journal = open.get(day)?.[rank];
      return journal === undefined ? { kind: 'attente', day } : { kind: 'entree', day, journal };
    },
  };
}

/** The place of the last number that is at most `limit`, in growing numbers. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? Number.POSITIVE_INFINITY) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
