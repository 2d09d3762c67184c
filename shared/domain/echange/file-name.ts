import type { LocalDay } from '../calendar/local-day.ts';
import type { SiteId } from '../site/identifiers.ts';

/** The name of an exported file: platform, content and period, nothing of anyone. */
export function exportFileName(
  site: SiteId,
  content: 'visites' | 'chiffres' | 'journal-acces',
  from: LocalDay,
  to: LocalDay,
  extension: 'csv' | 'xlsx',
): string {
  return `relais-${site}-${content}-${from === to ? from : `${from}_${to}`}.${extension}`;
}
