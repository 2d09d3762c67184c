import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/** Bytes sealed at a time: no backup is ever whole in memory. */
export const PART_BYTES = 1024 * 1024;

/** Bytes a sealed part takes beyond its own. */
export const TAG_BYTES = 16;

/** A part that was altered, moved, cut off, or sealed under another key. */
export class PartAltered extends Error {}

/**
 * Seals bytes part by part with AES-256-GCM (the one cipher of the kind that both Node and Electron
 * have), the last one marked: parts cannot be swapped, nor the end cut off. The key serves for one
 * file only, so that the rank of a part is its nonce.
 */
export async function* sealParts(
  key: Buffer,
  plain: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  for await (const { bytes, rank, last } of numbered(plain)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(rank));
    cipher.setAAD(Buffer.of(last ? 1 : 0));
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Opens what `sealParts` sealed, given in its very parts. Throws `PartAltered`. */
export async function* openParts(
  key: Buffer,
  sealed: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  for await (const { bytes, rank, last } of numbered(sealed)) {
    if (bytes.length < TAG_BYTES) throw new PartAltered('A part is too short.');
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(rank));
    decipher.setAAD(Buffer.of(last ? 1 : 0));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    let opened: Buffer;
    try {
      opened = Buffer.concat([
        decipher.update(bytes.subarray(0, bytes.length - TAG_BYTES)),
        decipher.final(),
      ]);
    } catch {
      throw new PartAltered('A part does not open.');
    }
    yield opened;
  }
}

/** The bytes of an open file from `start`, `size` by `size`, the last piece shorter. */
export async function* readPieces(
  file: FileHandle,
  start: number,
  size: number,
): AsyncGenerator<Buffer> {
  for (let position = start; ;) {
    const piece = Buffer.alloc(size);
    let filled = 0;
    while (filled < size) {
      const { bytesRead } = await file.read(piece, filled, size - filled, position + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    if (filled > 0) yield piece.subarray(0, filled);
    if (filled < size) return;
    position += filled;
  }
}

interface Numbered {
  readonly bytes: Buffer;
  readonly rank: number;
  readonly last: boolean;
}

/** Each piece with its rank, and whether it is the last: known once the next one does not come. */
async function* numbered(pieces: AsyncIterable<Buffer>): AsyncGenerator<Numbered> {
  let waiting: Buffer | null = null;
  let rank = 0;
  for await (const piece of pieces) {
    if (waiting !== null) {
      yield { bytes: waiting, rank, last: false };
      rank += 1;
    }
    waiting = piece;
  }
  yield { bytes: waiting ?? Buffer.alloc(0), rank, last: true };
}

function nonceOf(rank: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(rank, 8);
  return nonce;
}
