import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { AnnuaireScreen } from '../../features/annuaire/annuaire-screen.tsx';
import { useDelivery } from './use-delivery.ts';
import { goTo, hrefOf, useSubject } from './use-screen.ts';

/** The directory of organismes and places; the one on show is in the address. */
export function AnnuairePlace({
  session,
  today,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
}) {
  const opened = useSubject();
  const delivery = useDelivery(session.bridge);
  return (
    <AnnuaireScreen
      identity={session.identity}
      today={today}
      linked={delivery === null ? null : delivery.kind !== 'non-relie'}
      opened={opened}
      hrefOf={(id) => hrefOf('annuaire', id)}
      onOpen={(id) => goTo('annuaire', id)}
    />
  );
}
