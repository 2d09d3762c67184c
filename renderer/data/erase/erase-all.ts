import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { MAX_ERASE } from '../../../shared/ipc/contract.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../desk-session.ts';

/**
 * Erases records and copies for good, in as many calls as it takes, the records in the order given;
 * the ledger’s files are cleaned up once, at the end, or later when `more` is to come. Refusals: the
 * host’s own; what was erased before one is erased.
 */
export async function eraseAll(
  { bridge }: Pick<DeskSession, 'bridge'>,
  records: readonly Id[],
  copies: readonly Id[],
  more = false,
): Promise<Result<null>> {
  const total = Math.max(records.length, copies.length);
  for (let start = 0; start < total; start += MAX_ERASE) {
    const end = start + MAX_ERASE;
    const erased = await bridge.call('ledger.erase', {
      records: records.slice(start, end),
      copies: copies.slice(start, end),
      more: more || end < total,
    });
    if (!erased.ok) return erased;
  }
  return ok(null);
}
