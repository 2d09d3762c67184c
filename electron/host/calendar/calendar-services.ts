import { ok } from '../../../shared/kernel/result.ts';
import type { Services } from '../dispatch.ts';
import { LOW_SPACE_BYTES } from '../free-space.ts';
import { refuseLowSpace } from '../ledger/append.ts';
import type { CalendarKeeper } from './calendar-keeper.ts';

/** The channels of the shared calendar. */
export function createCalendarServices({
  calendar,
  freeSpace,
}: {
  readonly calendar: CalendarKeeper;
  readonly freeSpace: () => number;
}): Pick<Services, 'calendar.pull' | 'calendar.ask' | 'calendar.permanence'> {
  return {
    'calendar.pull': ({ copie, afterSeq, limit }) => {
      const held = calendar.copy();
      // Another copy than the page follows: from its beginning.
      const changements = calendar.pull(copie === held.copie ? afterSeq : 0, limit);
      return ok({
        copie: held.copie,
        changements: [...changements],
        throughSeq: changements.at(-1)?.seq ?? held.seq,
        seq: held.seq,
        line: calendar.line(),
      });
    },
    'calendar.ask': (souhait) => {
      if (freeSpace() < LOW_SPACE_BYTES) return refuseLowSpace();
      const kept = calendar.ask(souhait);
      return kept.ok ? ok({}) : kept;
    },
    'calendar.permanence': (asked) =>
      calendar.askNow({ genre: 'permanence', ...asked, rev: asked.rev ?? null }),
  };
}
