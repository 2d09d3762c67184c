import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { MAX_ERASE } from '../../../shared/ipc/contract.ts';
import type { EtatsOfErased } from '../../../shared/ipc/months.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../desk-session.ts';

/**
 * Erases records and copies for good, in as many calls as it takes, the records in the order given;
 * the ledger’s files are cleaned up once, at the end, or later when `more` is to come. `etats`: what dossiers among them counted
 * for. Refusals: the host’s own; what was erased before one is erased.
 */
export async function eraseAll(
  { bridge }: Pick<DeskSession, 'bridge'>,
  records: readonly Id[],
  copies: readonly Id[],
  {
    more = false,
    etats = [],
  }: { readonly more?: boolean; readonly etats?: readonly EtatsOfErased[] } = {},
): Promise<Result<null>> {
  const total = Math.max(records.length, copies.length);
  for (let start = 0; start < total; start += MAX_ERASE) {
    const end = start + MAX_ERASE;
    const now = records.slice(start, end);
    const erased = await bridge.call('ledger.erase', {
      records: now,
      copies: copies.slice(start, end),
      etats: etats.filter(({ id }) => now.includes(id)),
      more: more || end < total,
    });
    if (!erased.ok) return erased;
  }
  return ok(null);
}
