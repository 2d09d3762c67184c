import type { z } from 'zod';
import type { Clock } from '../../shared/kernel/clock.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { OwnDocumentsAnswer, ownDocumentsQuerySchema } from '../../shared/sync/messages.ts';
import { limits, PROTOCOL_VERSION } from '../../shared/sync/protocol.ts';
import type { CountStore } from './count-store.ts';
import type { DeskIdentity } from './desk-identity.ts';
import { hashSecret } from './secrets.ts';

/** Gives a desk its own documents back, when it shows the ledger they came from. */
export async function giveOwnDocuments(
  deps: { readonly counts: CountStore; readonly clock: Clock },
  desk: DeskIdentity,
  ledgerId: string,
  { kind, after }: z.infer<typeof ownDocumentsQuerySchema>,
): Promise<Result<OwnDocumentsAnswer>> {
  const most = limits.documentsPerCall;
  const found = await deps.counts.giveBack(
    desk,
    hashSecret(ledgerId),
    { kind, period: after },
    most + 1,
  );
  if (found === null)
    return refuse(
      'journal-inconnu',
      'Ce journal n’est pas celui que le département connaît de ce poste : reliez le poste avec un code donné pour le reprendre.',
    );
  return ok({
    protocol: PROTOCOL_VERSION,
    now: deps.clock.now().toString(),
    documents: found.slice(0, most).map(({ body, ...document }) => ({
      ...document,
      bytes: Buffer.from(body).toString('utf8'),
    })),
    more: found.length > most,
  });
}
