import { Suspense } from 'react';
import type { PageProps } from './pages.ts';
import { pages } from './pages.ts';
import classes from './pilotage.module.css';
import type { PlaceId } from './place.ts';
import { TopBar } from './top-bar.tsx';

/** One of the pages under the top bar. */
export function PlaceScreen({
  place,
  onSignedOut,
  ...page
}: PageProps & {
  readonly place: Exclude<PlaceId, 'aujourdhui'>;
  readonly onSignedOut: () => void;
}) {
  const Page = pages[place];
  return (
    <>
      <TopBar client={page.client} session={page.session} place={place} onSignedOut={onSignedOut} />
      <main className={classes['page']}>
        <Suspense>
          <Page {...page} />
        </Suspense>
      </main>
    </>
  );
}
