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
        <AFaireScreen session={session} today={today} hrefOf={hrefOfCible} onPrint={onPrint} />
      )}
    </PaperPlace>
  );
}

function hrefOfCible({
  kind,
  id,
}: {
  readonly kind: 'dossier' | 'usager' | 'rdv';
  readonly id: string;
}) {
  if (kind === 'rdv') return hrefOf('agenda', `rdv-${id}`);
  return hrefOf(kind === 'dossier' ? 'dossiers' : 'usagers', id);
}
