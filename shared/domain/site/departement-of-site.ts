import network from '../../../resources/network-lozere.json' with { type: 'json' };
import { departementOf } from '../commune/commune-index.ts';
import type { DeskIdentity } from './desk-identity.ts';

/** The département a platform is in: of the commune it named, or of its line in the network; else null. */
export function departementOfSite({ site, commune }: DeskIdentity): string | null {
  const insee = commune ?? network.sites.find(({ id }) => id === site)?.insee;
  return insee === undefined ? null : departementOf(insee);
}
