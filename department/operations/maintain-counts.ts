import { instantToLocal, localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import { COUNT_SCHEMA_VERSION } from '../../shared/domain/comptage/day-document.ts';
import type { Network } from '../../shared/domain/network/network.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { CountStore } from './count-store.ts';
import { rereadCells } from './judge-document.ts';

/** Calendar years whose days are kept, the one under way included; sums by month are kept for good. */
const YEARS_KEPT = 10;

/** Documents read again in one transaction. */
const BATCH = 200;

/**
 * What a starting server does for its counts: reads again, from the bytes kept, what an older version
 * did not understand of them; makes room for the year to come; lets go of days past their time.
 */
export async function maintainCounts(
  counts: CountStore,
  deps: { readonly clock: Clock; readonly network: Network },
): Promise<void> {
  const today = Temporal.PlainDate.from(instantToLocal(deps.clock.now(), deps.network.zone).day);
  while ((await counts.reread(COUNT_SCHEMA_VERSION, BATCH, rereadCells)) > 0);
  await counts.addYear(today.year);
  await counts.addYear(today.year + 1);
  await counts.dropBefore(
    localDaySchema.parse(`${String(today.year - YEARS_KEPT + 1).padStart(4, '0')}-01-01`),
  );
}
