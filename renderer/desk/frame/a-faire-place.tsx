import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { AFaireScreen } from '../../features/a-faire/a-faire-screen.tsx';
import { PaperPlace } from './paper-place.tsx';
import { hrefOf } from './use-screen.ts';

/** What falls due, with the list it prints. */
export function AFairePlace({
  session,
  today,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
}) {
  return (
    <PaperPlace>
      {(onPrint) => (
        <AFaireScreen
          session={session}
          today={today}
          hrefOf={({ kind, id }) => hrefOf(kind === 'dossier' ? 'dossiers' : 'usagers', id)}
          onPrint={onPrint}
        />
      )}
    </PaperPlace>
  );
}
