import type { Figures } from '../../shared/sync/pilotage-api.ts';

/** The line of one platform. */
export type SiteFigures = Figures['sites'][number];

/** A figure of a platform, or null when nothing was received: its zero was not measured. */
export function ifReceived(site: SiteFigures, value: number): number | null {
  return site.lastReceived === null ? null : value;
}
