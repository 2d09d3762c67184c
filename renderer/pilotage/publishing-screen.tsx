import type { StaffSession } from '../../shared/sync/pilotage-api.ts';
import { AnnuairePage } from './annuaire/annuaire-page.tsx';
import { CataloguePage } from './catalogue/catalogue-page.tsx';
import type { PilotageClient } from './pilotage-client.ts';
import classes from './pilotage.module.css';
import type { Place } from './place.ts';
import { TopBar } from './top-bar.tsx';

/** Where the coordination publishes what its desks read: the directory, and the catalogue. */
export function PublishingScreen({
  client,
  session,
  place,
  onExpired,
  onSignedOut,
}: {
  readonly client: PilotageClient;
  readonly session: StaffSession;
  readonly place: Place;
  readonly onExpired: () => void;
  readonly onSignedOut: () => void;
}) {
  const Page = place.id === 'annuaire' ? AnnuairePage : CataloguePage;
  return (
    <>
      <TopBar client={client} session={session} place={place.id} onSignedOut={onSignedOut} />
      <main className={classes['page']}>
        <Page client={client} session={session} subject={place.subject} onExpired={onExpired} />
      </main>
    </>
  );
}
