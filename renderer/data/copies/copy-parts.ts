import { COPY_PART_BYTES, MAX_COPY_PARTS } from '../../../shared/ipc/contract.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { giveBack } from '../../../shared/kernel/give-back.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { bytesToBase64 } from '../base64.ts';
import type { DeskSession } from '../desk-session.ts';
import { SEAL_OVERHEAD } from '../sealing/sealer.ts';

/** Bytes of a copy that go in one part, before it is sealed. */
const PLAIN_PART = COPY_PART_BYTES - SEAL_OVERHEAD;

/** The most bytes of a copy: 24 MB. */
export const MAX_COPY_BYTES = MAX_COPY_PARTS * PLAIN_PART;

/** How far it is, from 0 to 1. */
export type PartProgress = (part: number) => void;

/**
 * Seals a copy and writes it in the profile, under an id that no dossier names yet. Refusals:
 * `copie-trop-grande`, and the host’s own: nothing is kept then.
 */
export async function writeParts(
  {
    bridge,
    sealer,
    vault,
  }: Pick<DeskSession, 'bridge' | 'sealer'> & {
    readonly vault: Pick<DeskSession['vault'], 'current'>;
  },
  id: Id,
  bytes: Uint8Array,
  onProgress: PartProgress = () => {},
): Promise<Result<null>> {
  if (bytes.length > MAX_COPY_BYTES) return refuseTooLarge();
  const parts = Math.ceil(bytes.length / PLAIN_PART);
  const cle = vault.current().keyId;
  for (let part = 0; part < parts; part += 1) {
    const plain = bytes.subarray(part * PLAIN_PART, (part + 1) * PLAIN_PART);
    const sealed = bytesToBase64(sealer.sealPart({ id, part, parts }, plain));
    const written = await bridge.call('copy.write', { id, part, parts, sealed, cle });
    if (!written.ok) return written;
    onProgress((part + 1) / parts);
  }
  return ok(null);
}

/**
 * Reads and opens a copy. Refusals: `copie-absente`, `copie-alteree` when a byte of it, the order of
 * its parts or their number is not what was written, and the host’s own.
 */
export async function readParts(
  { bridge, sealer }: Pick<DeskSession, 'bridge' | 'sealer'>,
  id: Id,
  onProgress: PartProgress = () => {},
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const opened: Uint8Array[] = [];
  for (let part = 0; ; part += 1) {
    const read = await bridge.call('copy.read', { id, part });
    if (!read.ok) return read;
    const { parts, sealed } = read.value;
    try {
      opened.push(sealer.openPart({ id, part, parts }, sealed));
      giveBack(sealed);
    } catch {
      return refuseAltered();
    }
    onProgress((part + 1) / parts);
    if (part + 1 >= parts) return ok(joined(opened));
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let start = 0;
  for (const part of parts) {
    whole.set(part, start);
    start += part.length;
    giveBack(part);
  }
  return whole;
}

function refuseTooLarge(): Result<never> {
  return refuse(
    'copie-trop-grande',
    'Cette copie dépasse 24\u00a0Mo, même réduite\u00a0: rien n’a été gardé. Enlevez des pages, ou gardez-les en plusieurs copies.',
  );
}

function refuseAltered(): Result<never> {
  return refuse(
    'copie-alteree',
    'Cette copie est endommagée sur le disque et ne s’ouvre plus. Redemandez la pièce, puis supprimez cette copie\u00a0; si cela se répète, faites vérifier le disque.',
  );
}
