import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { MAX_MONTHS } from '../../../shared/ipc/months.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Services } from '../dispatch.ts';
import type { Issuer, Outbox } from './outbox.ts';

/** What the months take from the host. */
export interface MonthServiceDeps {
  readonly outbox: Outbox;
  /** Who the documents are issued as; null while the desk is linked to no département. */
  issuer(): Issuer | null;
  /** The day the département says it is; null when it was not heard since the start. */
  today(): LocalDay | null;
  /** Some documents were issued. */
  onIssued(): void;
}

/** The months as the contract has them, and whether some are wanted. */
export interface MonthServices {
  readonly services: Pick<Services, 'months.read' | 'months.hand' | 'delivery.lost'>;
  isWanted(): boolean;
}

export function createMonthServices(deps: MonthServiceDeps): MonthServices {
  const { outbox } = deps;
  const wanted = () => {
    const today = deps.today();
    return today === null || deps.issuer() === null ? [] : outbox.wantedMonths(today, MAX_MONTHS);
  };
  return {
    isWanted: () => wanted().length > 0,
    services: {
      'months.read': () => {
        const months = wanted().map(({ month, ailleurs }) => ({ month, ailleurs: [...ailleurs] }));
        return ok({ months });
      },
      'months.hand': ({ throughSeq, months }) => {
        const issuer = deps.issuer();
        const known = new Set(wanted().map(({ month }) => month));
        const issued = months.filter(
          ({ month, counts }) =>
            issuer !== null &&
            known.has(month) &&
            outbox.issueMonth(month, counts, throughSeq, issuer),
        );
        if (issued.length > 0) deps.onIssued();
        return ok({ issued: issued.length });
      },
      'delivery.lost': () => ok({ days: [...outbox.lost()] }),
    },
  };
}
