import type {
  PublishedFigure,
  PublishedPeriod,
  PublishedPlace,
} from '../../../shared/sync/published-figures.ts';
import { formatNumber, NBSP } from '../../ui/format.ts';
import { WITHHELD } from '../wording.ts';

/** The place a question is about; null when the platform does not exist. */
export function placeOf(published: PublishedPeriod, site: string | null): PublishedPlace | null {
  return site === null
    ? published.network
    : (published.sites.find((one) => one.site === site) ?? null);
}

/** A figure as a table shows it: a number, its “au moins”, or that it is withheld. */
export function showFigure(value: PublishedFigure, isAtLeast = false): number | string {
  if (value === null) return WITHHELD;
  return isAtLeast ? `au moins ${formatNumber(value)}` : value;
}

/** How a figure moved in a year: `+12 %`; a dash when either is not known. */
export function showChange(now: PublishedFigure, before: PublishedFigure): string {
  if (now === null || before === null || before === 0) return '–';
  const percent = Math.round((100 * (now - before)) / before);
  return `${percent > 0 ? '+' : ''}${formatNumber(percent)}${NBSP}%`;
}
