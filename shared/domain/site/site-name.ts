import { siteIdSchema } from './identifiers.ts';
import type { SiteId } from './identifiers.ts';

/** Letters of a platform’s id at most, as `siteIdSchema` says. */
const MAX_ID = 60;

/**
 * The id of a platform from its name: `Saint-Chély-d’Apcher` gives `saint-chely-d-apcher`, and so do
 * all ways of typing it. Null when no letter or figure is left.
 */
export function siteNameToId(name: string): SiteId | null {
  const slug = name
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, MAX_ID)
    .replace(/-+$/, '');
  const parsed = siteIdSchema.safeParse(slug);
  return parsed.success ? parsed.data : null;
}
