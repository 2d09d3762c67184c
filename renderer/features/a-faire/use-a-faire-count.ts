import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { countPressing } from './group-lines.ts';
import { useAFaire } from './use-a-faire.ts';

/** How many things are late or of today; null until everything was read once. */
export function useAFaireCount(session: DeskSession, today: LocalDay): number | null {
  const { lines } = useAFaire(session, today);
  return lines === undefined ? null : countPressing(lines, today);
}
