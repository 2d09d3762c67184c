import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../desk-session.ts';
import type { DayRow } from '../store/desk-database.ts';
import { COUNTED } from '../store/stale-days.ts';
import { openOnce } from './open-once.ts';

/** Days looked at together: the first of them is nearly always the one. */
const PAGE = 20;

/**
 * The first day something counts for, or null. Read from what is kept of each day, whatever the number
 * of visites: a day whose entries are all cancelled is none. A day never counted stands for one as
 * soon as it has an entry that is not held, until it is counted.
 */
export async function readFirstDay(
  session: Pick<DeskSession, 'store' | 'sealer'>,
): Promise<LocalDay | null> {
  const { days } = session.store.database;
  for (let after = ''; ;) {
    const page = await days
      .where('day')
      .above(after as LocalDay)
      .limit(PAGE)
      .toArray();
    for (const row of page) if (await isCounted(session, row)) return row.day;
    const last = page.at(-1);
    if (last === undefined) return null;
    after = last.day;
  }
}

async function isCounted(
  { store, sealer }: Pick<DeskSession, 'store' | 'sealer'>,
  row: DayRow,
): Promise<boolean> {
  const figures = openOnce(sealer, row);
  if (figures !== null) {
    const { visites, seances } = figures.valides;
    return visites.total + seances.total > 0;
  }
  const entries = await Promise.all(
    COUNTED.map((collection) =>
      store.database.records
        .where('[collection+localDay]')
        .equals([collection, row.day])
        .filter(({ held }) => !held)
        .first(),
    ),
  );
  return entries.some((entry) => entry !== undefined);
}
