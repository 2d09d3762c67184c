import type { LocalDay } from '../calendar/local-day.ts';
import { dateToDay } from '../echeance/quand.ts';

/** Years a record is kept after the last contact (rule `retention-2ans` of the calendar). */
const RETENTION_YEARS = 2;

/** The day from which erasing a usager is proposed. Purging never changes a count. */
export function purgeDueOn(dernierContact: LocalDay): LocalDay {
  return dateToDay(Temporal.PlainDate.from(dernierContact).add({ years: RETENTION_YEARS }));
}

/** Whether erasing is to be proposed on a day. */
export function isPurgeDue(
  { dernierContact }: { readonly dernierContact: LocalDay },
  aujourdhui: LocalDay,
): boolean {
  return purgeDueOn(dernierContact) <= aujourdhui;
}
