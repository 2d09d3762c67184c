import network from '../../../resources/network-lozere.json' with { type: 'json' };
import { networkSchema } from '../../../shared/domain/network/network.ts';
import type { SiteId } from '../../../shared/domain/site/identifiers.ts';
import { DEMO_SITE } from '../demo-secrets.ts';

/** The platforms of the network that a demonstration plays by itself: all but its own desk’s. */
export function listInventedSites(): readonly SiteId[] {
  const { sites } = networkSchema.parse(network);
  return sites.map(({ id }) => id).filter((site) => site !== DEMO_SITE);
}
