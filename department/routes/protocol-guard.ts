import { z } from 'zod';
import { refuse } from '../../shared/kernel/result.ts';
import type { Failure } from '../../shared/kernel/result.ts';
import { PROTOCOL_VERSION } from '../../shared/sync/protocol.ts';

const spokenSchema = z.looseObject({ protocol: z.int().min(1) });

/**
 * The refusal of a desk that speaks a newer protocol than this server, before its message is read
 * any further; null when we can understand each other.
 */
export function refuseNewerProtocol(body: unknown): Failure | null {
  const spoken = spokenSchema.safeParse(body);
  if (!spoken.success || spoken.data.protocol <= PROTOCOL_VERSION) return null;
  return refuse(
    'protocole-trop-recent',
    'Ce poste est plus récent que le serveur du département : le serveur doit être mis à jour, rien n’est perdu.',
  ).failure;
}
