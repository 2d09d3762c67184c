import type { Network } from '../../shared/domain/network/network.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { NetworkStore } from './network-store.ts';

/**
 * The network this server serves: the one in the database, or the shipped one installed there when
 * the département has none yet. A network installed by a version that had no published figures is
 * given the shipped ones.
 */
export async function readOrInstallNetwork(
  store: NetworkStore,
  shipped: Network,
  clock: Clock,
): Promise<Network> {
  const installed = await store.read();
  if (installed !== null) {
    const known = new Set(installed.declared.map(({ year }) => year));
    if (shipped.declared.every(({ year }) => known.has(year))) return installed;
    await store.declare(shipped.declared);
  } else await store.install(shipped, clock.now());
  // Another server may have installed its own in between: what the database holds decides.
  return (await store.read()) ?? shipped;
}
