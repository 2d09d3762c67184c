import type { SiteId } from '../../../shared/domain/site/identifiers.ts';
import type { Clock } from '../../../shared/kernel/clock.ts';
import { CALENDAR_VERSION, calendarLimits } from '../../../shared/sync/calendar.ts';
import type { CalendarAnswer } from '../../../shared/sync/calendar.ts';
import type { CalendarStore } from './calendar-store.ts';

/** The origin of a département whose calendar was never written: no log bears it. */
const NO_LOG = '00000000-0000-4000-8000-000000000000';

/** What a desk has not read yet of the calendar: see `shared/sync/calendar.ts`. */
export async function giveCalendar(
  { calendar, clock }: { readonly calendar: CalendarStore; readonly clock: Clock },
  site: SiteId,
  asked: {
    readonly depuis: number;
    readonly origine?: string | undefined;
    readonly repere?: string | undefined;
  },
): Promise<CalendarAnswer> {
  const now = clock.now();
  const limit = calendarLimits.changesPerCall;
  const since = now.subtract({ hours: 24 * (calendarLimits.keptDays + 1) });
  const read = (depuis: number) => calendar.feed({ site, depuis, since, limit: limit + 1 });
  let depuis = asked.depuis;
  let page = await read(depuis);
  const origine = page.origine ?? NO_LOG;
  const isSame =
    asked.origine === origine &&
    depuis <= page.dernier &&
    asked.repere !== undefined &&
    asked.repere === (await calendar.mark(depuis));
  const recommence = depuis > 0 && !isSame;
  if (recommence) {
    depuis = 0;
    page = await read(depuis);
  }
  const changements = page.changements.slice(0, limit);
  const reste = page.changements.length > limit;
  const numero = reste ? (changements.at(-1)?.numero ?? depuis) : page.dernier;
  return {
    version: CALENDAR_VERSION,
    now: now.toString(),
    origine,
    recommence,
    numero,
    repere: await calendar.mark(numero),
    reste,
    changements,
  };
}
