import type { Network } from '../../shared/domain/network/network.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { AsideAnswer, DesksAnswer } from '../../shared/sync/administration-api.ts';
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
      .map(({ stated, received, rollbacks, rollbacksSeen, ...desk }) => ({
        site: desk.site,
        siteName: sites.find(({ id }) => id === desk.site)?.name ?? desk.site,
        desk: desk.desk,
        program: desk.program,
        enrolledAt: desk.enrolledAt.toString(),
        lastContactAt: desk.lastContactAt.toString(),
        isRevoked: desk.isRevoked,
        tokenRenewedAt: desk.tokenRenewedAt?.toString() ?? null,
        // Revisions grow within one epoch alone.
        backlog:
          stated.epoch === received.epoch || received.rev === 0
            ? Math.max(0, stated.rev - received.rev)
            : null,
        rollbacks,
        rollbacksUnseen: rollbacks - rollbacksSeen,
        forks: desk.forks,
        forkedAt: desk.forkedAt?.toString() ?? null,
      })),
  };
}

/** Documents put aside shown at once. */
const ASIDE = 200;

/** The documents put aside, what is still to be settled first, with the names of their platforms. */
export async function readAside(deps: {
  readonly desks: DeskStore;
  readonly network: Network;
}): Promise<AsideAnswer> {
  const { documents, total } = await deps.desks.listAside(ASIDE);
  return {
    total,
    documents: documents.map(({ receivedAt, settledAt, ...document }) => ({
      ...document,
      siteName: deps.network.sites.find(({ id }) => id === document.site)?.name ?? document.site,
      receivedAt: receivedAt.toString(),
      settledAt: settledAt?.toString() ?? null,
    })),
  };
}
