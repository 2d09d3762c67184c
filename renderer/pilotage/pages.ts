import { lazy } from 'react';
import type { ComponentType } from 'react';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { StaffSession } from '../../shared/sync/pilotage-api.ts';
import type { PilotageClient } from './pilotage-client.ts';
import type { PlaceId } from './place.ts';

/** What every page of the pilotage is given, under the top bar. */
export interface PageProps {
  readonly client: PilotageClient;
  readonly clock: Clock;
  readonly session: StaffSession;
  /** What follows the page’s name in its address: `#annuaire/ccas-mende`. */
  readonly subject: string | null;
  /** The session is over. */
  readonly onExpired: () => void;
}

/** The page of each place but the figures, which are the first seen; each fetched when opened. */
export const pages: Readonly<Record<Exclude<PlaceId, 'aujourdhui'>, ComponentType<PageProps>>> = {
  permanences: lazy(async () => ({
    default: (await import('./permanences/permanences-page.tsx')).PermanencesPage,
  })),
  annuaire: lazy(async () => ({
    default: (await import('./annuaire/annuaire-page.tsx')).AnnuairePage,
  })),
  analyse: lazy(async () => ({
    default: (await import('./analyse/analysis-page.tsx')).AnalysisPage,
  })),
  rapport: lazy(async () => ({
    default: (await import('./rapport/report-page.tsx')).ReportPage,
  })),
  postes: lazy(async () => ({
    default: (await import('./postes/desks-page.tsx')).DesksPage,
  })),
  administration: lazy(async () => ({
    default: (await import('./administration/administration-page.tsx')).AdministrationPage,
  })),
  compte: lazy(async () => ({
    default: (await import('./administration/own-account-page.tsx')).OwnAccountPage,
  })),
  catalogue: lazy(async () => ({
    default: (await import('./catalogue/catalogue-page.tsx')).CataloguePage,
  })),
};
