import { Group } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { JournalEntry } from '../../data/journal/journal-filter.ts';
import { ChiffresScreen } from '../../features/chiffres/chiffres-screen.tsx';
import { ExchangeActions } from '../../features/echanges/exchange-actions.tsx';
import { isReported, ReportButton } from './report-button.tsx';

const KilometresPanel = lazy(async () => ({
  default: (await import('../../features/agenda/kilometres-panel.tsx')).KilometresPanel,
}));

/** The figures with what can be done of a period; each entry of the journal opens where it is found. */
export function ChiffresPlace({
  session,
  today,
  onOpen,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly onOpen: (entry: JournalEntry) => void;
}) {
  return (
    <ChiffresScreen
      session={session}
      today={today}
      actions={(period) => (
        <Group gap="sm">
          {isReported(period) && <ReportButton session={session} period={period} today={today} />}
          <ExchangeActions session={session} period={period} today={today} />
        </Group>
      )}
      beside={(period) => (
        <Suspense>
          <KilometresPanel session={session} annee={Number(period.from.slice(0, 4))} />
        </Suspense>
      )}
      onOpen={onOpen}
    />
  );
}
