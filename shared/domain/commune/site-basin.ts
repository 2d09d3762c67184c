import network from '../../../resources/network-lozere.json' with { type: 'json' };
import type { DeskIdentity } from '../site/desk-identity.ts';
import type { CommuneData } from './commune-data.ts';
import { createCommuneIndex, departementOf } from './commune-index.ts';
import type { Basin, CommuneIndex } from './commune-index.ts';

/** What says where a platform is. */
export type SitePlace = Pick<DeskIdentity, 'site' | 'siteName' | 'commune'>;

/**
 * The index of a platform: its basin is the département of its commune, which its first run or the
 * network’s list names, or else the platform’s own name when one commune alone bears it.
 */
export function createSiteIndex(data: CommuneData, place: SitePlace): CommuneIndex {
  let basin: Basin | undefined;
  const index = createCommuneIndex(data, () =>
    basin === undefined ? (basin = basinOf(index, place)) : basin,
  );
  return index;
}

function basinOf(index: CommuneIndex, { site, siteName, commune }: SitePlace): Basin {
  const insee =
    commune ?? network.sites.find(({ id }) => id === site)?.insee ?? index.named(siteName)?.insee;
  return insee === undefined ? null : departementOf(insee);
}
