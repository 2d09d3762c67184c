import type { z } from 'zod';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { helloAnswerSchema } from '../../shared/sync/messages.ts';
import { PROTOCOL_VERSION } from '../../shared/sync/protocol.ts';
import type { DeskIdentity, DeskStore } from './desk-store.ts';

/** What the département knows of a desk: the highest revision received, and the server’s time. */
export async function greetDesk(
  deps: { readonly desks: DeskStore; readonly clock: Clock },
  desk: DeskIdentity,
): Promise<z.infer<typeof helloAnswerSchema>> {
  const now = deps.clock.now();
  const received = await deps.desks.greet(desk, now);
  return { protocol: PROTOCOL_VERSION, now: now.toString(), ...received };
}
