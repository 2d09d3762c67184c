import { instantToLocal } from '../../shared/domain/calendar/local-day.ts';
import { COUNT_SCHEMA_VERSION } from '../../shared/domain/comptage/day-document.ts';
import type { Network } from '../../shared/domain/network/network.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { CountStore } from './count-store.ts';
import { rereadCells } from './judge-document.ts';
import { firstKeptDay } from '../../shared/sync/retention.ts';

/** Documents read again in one transaction. */
const BATCH = 200;

/**
 * What a server does for its counts when it starts and every day: reads again, from the bytes kept, what an older version
 * did not understand of them; makes room for the year to come; lets go of days past their time.
 */
export async function maintainCounts(
  counts: CountStore,
  deps: { readonly clock: Clock; readonly network: Network },
): Promise<void> {
  const today = instantToLocal(deps.clock.now(), deps.network.zone).day;
  const { year } = Temporal.PlainDate.from(today);
  while ((await counts.reread(COUNT_SCHEMA_VERSION, BATCH, rereadCells)) > 0);
  await counts.addYear(year);
  await counts.addYear(year + 1);
  await counts.dropBefore(firstKeptDay(today));
}
