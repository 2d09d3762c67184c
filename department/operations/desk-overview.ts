import type { Network } from '../../shared/domain/network/network.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { DesksAnswer } from '../../shared/sync/administration-api.ts';
import type { DeskStore } from './desk-store.ts';

/** Every desk in the network’s order: what it last said, what is still to come, what is to settle. */
export async function readDesks(deps: {
  readonly desks: DeskStore;
  readonly network: Network;
  readonly clock: Clock;
}): Promise<DesksAnswer> {
  const { sites } = deps.network;
  const kept = await deps.desks.list();
  const rank = new Map(sites.map(({ id }, index) => [id, index]));
  return {
    now: deps.clock.now().toString(),
    sites: sites.map(({ id, name }) => ({ site: id, name })),
    desks: kept
      .toSorted(
        (a, b) => (rank.get(a.site) ?? 0) - (rank.get(b.site) ?? 0) || a.desk.localeCompare(b.desk),
      )
      .map(({ stated, received, ...desk }) => ({
        site: desk.site,
        siteName: sites.find(({ id }) => id === desk.site)?.name ?? desk.site,
        desk: desk.desk,
        program: desk.program,
        enrolledAt: desk.enrolledAt.toString(),
        lastContactAt: desk.lastContactAt.toString(),
        isRevoked: desk.isRevoked,
        // Revisions grow within one epoch alone.
        backlog:
          stated.epoch === received.epoch || received.rev === 0
            ? Math.max(0, stated.rev - received.rev)
            : null,
        epoch: Math.max(stated.epoch, received.epoch),
        forks: desk.forks,
        forkedAt: desk.forkedAt?.toString() ?? null,
      })),
  };
}
