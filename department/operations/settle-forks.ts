import type { SiteId, DeskLetter } from '../../shared/domain/site/identifiers.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { DeskStore } from './desk-store.ts';

/**
 * Says that a desk in two places was dealt with: one of the two computers was enrolled again under a
 * letter of its own. What was put aside is never counted, and stays to be looked at.
 */
export async function settleForks(
  deps: { readonly desks: DeskStore; readonly clock: Clock },
  desk: { readonly site: SiteId; readonly desk: DeskLetter },
  author: string,
): Promise<Result<{ readonly fait: true }>> {
  return (await deps.desks.settleForks(desk, author, deps.clock.now())) > 0
    ? ok({ fait: true })
    : refuse(
        'rien-a-regler',
        'Ce poste n’a plus rien à régler. Rechargez la page pour voir où il en est.',
      );
}
