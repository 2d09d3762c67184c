import { z } from 'zod';
import type { Result } from '../kernel/result.ts';

/** The header that carries what an answer says beside its bytes. */
export const BESIDE_BYTES = 'x-relais-reponse';

const besideSchema = z.record(z.string(), z.unknown());

/**
 * What an answer says, apart from the bytes it calls `sealed`; null when it has none, and is JSON. Bytes
 * travel as they are: as text, the page of a long pack would hold each photo twice in strings until its
 * collector comes round (measured: sixty megabytes for thirty photos).
 */
export function splitBytes(
  answer: Result<unknown>,
): { readonly beside: string; readonly bytes: Uint8Array } | null {
  if (!answer.ok || typeof answer.value !== 'object' || answer.value === null) return null;
  if (!('sealed' in answer.value)) return null;
  const { sealed: bytes, ...beside } = answer.value;
  return bytes instanceof Uint8Array ? { beside: JSON.stringify(beside), bytes } : null;
}

/** The answer again. Throws when `beside` is not what `splitBytes` gave. */
export function joinBytes(beside: string, bytes: Uint8Array): unknown {
  return { ok: true, value: { ...besideSchema.parse(JSON.parse(beside)), sealed: bytes } };
}
