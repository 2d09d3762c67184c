import type { Figures } from '../../shared/sync/pilotage-api.ts';
import { WITHHELD } from './wording.ts';

/** The line of one platform. */
export type SiteFigures = Figures['sites'][number];

/**
 * A figure of a platform, the words that stand for one that is withheld, or null when nothing was
 * received: its zero was not measured.
 */
export function ifReceived(site: SiteFigures, value: number | null): number | string | null {
  return site.lastReceived === null ? null : orWithheld(value);
}

/** A figure, or the words that stand for one that is withheld. */
export function orWithheld(value: number | null): number | string {
  return value ?? WITHHELD;
}
