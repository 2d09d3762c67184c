import { instantToLocal } from '../../shared/domain/calendar/local-day.ts';
import type { Network } from '../../shared/domain/network/network.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import { idSchema } from '../../shared/domain/site/identifiers.ts';
import { toHex } from '../../shared/kernel/random.ts';
import type { CountAnswer, CountsAnswer, CountsRequest } from '../../shared/sync/messages.ts';
import { PROTOCOL_VERSION } from '../../shared/sync/protocol.ts';
import type { CountStore, KeptDocument } from './count-store.ts';
import type { DeskIdentity } from './desk-identity.ts';
import { judgeDocument } from './judge-document.ts';
import { toPlainLabel } from './plain-label.ts';

/** Receives the count documents of a desk: one answer per document, in order. */
export async function receiveDocuments(
  deps: { readonly counts: CountStore; readonly network: Network; readonly clock: Clock },
  desk: DeskIdentity,
  request: CountsRequest,
): Promise<CountsAnswer> {
  const now = deps.clock.now();
  const today = instantToLocal(now, deps.network.zone).day;
  const judged = request.documents.map((text) => judgeDocument(text, desk, today));
  const { kept, received } = await deps.counts.keep({
    desk,
    at: now,
    program: toPlainLabel(request.program),
    epoch: request.epoch,
    highestRev: request.highestRev,
    lineage:
      request.delivery === undefined
        ? null
        : { delivery: request.delivery, after: request.after ?? [] },
    documents: judged.flatMap((result) => (result.ok ? [result.value] : [])),
  });
  const inOrder = kept.values();
  return {
    protocol: PROTOCOL_VERSION,
    now: now.toString(),
    received: received.map((id) => idSchema.parse(id)),
    answers: judged.map((result) =>
      result.ok ? toAnswer(inOrder.next().value) : { outcome: 'refused', ...result.failure },
    ),
  };
}

function toAnswer(kept: KeptDocument | undefined): CountAnswer {
  if (kept === undefined) throw new Error('The store answered for fewer documents than it got.');
  const { outcome, epoch, rev, hash } = kept;
  if (outcome === 'double') return DOUBLE;
  return { outcome, epoch, rev, hash: toHex(hash) };
}

const DOUBLE: CountAnswer = {
  outcome: 'refused',
  code: 'double',
  sentence:
    'Un autre poste envoie des comptes sous le même nom que celui-ci : prévenez la coordination, qui donnera un nouveau code à l’un des deux. Rien n’est perdu ici.',
};
