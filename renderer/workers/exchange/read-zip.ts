import { crc32 } from './crc32.ts';

/** What one file of an archive says of itself, before anything is inflated. */
export interface ZipEntry {
  readonly path: string;
  readonly method: number;
  readonly packed: number;
  /** Bytes once inflated, as the archive declares them. */
  readonly size: number;
  readonly crc: number;
  readonly offset: number;
}

/** The archive is not one, is cut short, or lies about what it holds. */
export class BadZip extends Error {}

const END_BYTES = 22;

/** A comment may follow the end of the directory, of 65,535 bytes at most. */
const MAX_COMMENT = 0xffff;

/** The most files an archive may hold: a workbook has a few dozens. */
const MAX_ENTRIES = 10_000;

/** The directory of a ZIP archive; throws `BadZip`. */
export function listZip(bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MAX_ENTRIES) throw new BadZip('Too many files.');
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50)
      throw new BadZip('The directory is broken.');
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      path: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/**
 * The bytes of one file of an archive. It is inflated by the browser’s own decompressor and stopped
 * as soon as it gives more than it declared: a small archive cannot fill the memory. Throws `BadZip`.
 */
export async function inflateEntry(
  bytes: Uint8Array<ArrayBuffer>,
  entry: ZipEntry,
): Promise<Uint8Array<ArrayBuffer>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50)
    throw new BadZip('A file is missing.');
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) throw new BadZip('The archive is cut short.');
  if (entry.method === 0) return checked(packed.slice(), entry);
  if (entry.method !== 8) throw new BadZip('Unknown compression.');
  return checked(await inflate(packed, entry.size), entry);
}

async function inflate(
  packed: Uint8Array<ArrayBuffer>,
  declared: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const all = new Uint8Array(declared);
  let filled = 0;
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  try {
    for await (const chunk of stream) {
      if (filled + chunk.length > declared) throw new BadZip('More than declared.');
      all.set(chunk, filled);
      filled += chunk.length;
    }
  } catch (error) {
    throw error instanceof BadZip ? error : new BadZip('The data is broken.', { cause: error });
  }
  return all.subarray(0, filled);
}

function checked(bytes: Uint8Array<ArrayBuffer>, entry: ZipEntry): Uint8Array<ArrayBuffer> {
  if (bytes.length !== entry.size) throw new BadZip('Not the declared size.');
  if (crc32(bytes) !== entry.crc) throw new BadZip('The data was altered.');
  return bytes;
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= 0 && at >= last - MAX_COMMENT; at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  throw new BadZip('Not an archive.');
}
