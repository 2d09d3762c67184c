import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import { PROTOCOL_VERSION, TOKEN_DAYS } from '../../shared/sync/protocol.ts';
import type { TokenAnswer } from '../../shared/sync/messages.ts';
import type { CallingDesk } from './identify-desk.ts';
import type { DeskStore } from './desk-store.ts';

/** Whether a desk is asked to change its token. */
export function isTokenOld({ issuedAt }: CallingDesk, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(issuedAt.add({ hours: 24 * TOKEN_DAYS }), now) <= 0;
}

/**
 * Keeps the token a desk means to use from now on; only its hash is told. The one it calls with stays
 * good until that one is used. A token that is not old is not changed: a thief would lock its desk out.
 */
export async function renewToken(
  deps: { readonly desks: DeskStore; readonly clock: Clock },
  caller: CallingDesk,
  nextHash: string,
): Promise<Result<TokenAnswer>> {
  const now = deps.clock.now();
  if (!isTokenOld(caller, now))
    return refuse(
      'jeton-recent',
      'Le jeton de ce poste n’a pas encore à être renouvelé : il continue avec le sien.',
    );
  const tokens = { current: caller.tokenHash, next: Buffer.from(nextHash, 'hex') };
  if (!(await deps.desks.propose(caller, tokens, now)))
    return refuse(
      'jeton-refuse',
      'Ce nouveau jeton n’est pas accepté : le poste continue avec le sien.',
    );
  return ok({ protocol: PROTOCOL_VERSION, now: now.toString() });
}
