import type { DeskLetter, SiteId } from '../../shared/domain/site/identifiers.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { DeskStore } from './desk-store.ts';

/**
 * Says that someone looked at a desk that started again from a backup: its platform was called, and
 * knows which days to give again. Nothing of the counts moves: they were never lowered.
 */
export async function settleRollbacks(
  deps: { readonly desks: DeskStore; readonly clock: Clock },
  desk: { readonly site: SiteId; readonly desk: DeskLetter },
  author: string,
): Promise<Result<{ readonly fait: true }>> {
  return (await deps.desks.settleRollbacks(desk, author, deps.clock.now())) > 0
    ? ok({ fait: true })
    : refuse(
        'rien-a-regler',
        'Ce poste n’a plus rien à régler. Rechargez la page pour voir où il en est.',
      );
}
