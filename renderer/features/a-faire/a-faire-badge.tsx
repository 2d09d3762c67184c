import { Badge } from '@mantine/core';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { formatNumber } from '../../ui/format.ts';
import { useAFaireCount } from './use-a-faire-count.ts';

/** How many things are late or of today, beside the name of the screen; nothing while there is none. */
export function AFaireBadge({
  session,
  today,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
}) {
  const pressing = useAFaireCount(session, today) ?? 0;
  return pressing === 0 ? null : (
    <Badge variant="filled" size="lg">
      {formatNumber(pressing)}
    </Badge>
  );
}
