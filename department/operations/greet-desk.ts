import type { z } from 'zod';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { helloAnswerSchema } from '../../shared/sync/messages.ts';
import { PROTOCOL_VERSION } from '../../shared/sync/protocol.ts';
import type { DeskStore } from './desk-store.ts';
import type { CallingDesk } from './identify-desk.ts';
import { isTokenOld } from './renew-token.ts';

/** What the département knows of a desk: the highest revision received, the server’s time, and whether its token is old. */
export async function greetDesk(
  deps: { readonly desks: DeskStore; readonly clock: Clock },
  desk: CallingDesk,
): Promise<z.infer<typeof helloAnswerSchema>> {
  const now = deps.clock.now();
  const received = await deps.desks.greet(desk, now);
  return {
    protocol: PROTOCOL_VERSION,
    now: now.toString(),
    renew: isTokenOld(desk, now),
    ...received,
  };
}
