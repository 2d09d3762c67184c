import { createHash, hkdfSync } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { backupHeaderSchema } from '../../../shared/domain/sauvegarde/backup-header.ts';
import type { BackupHeader } from '../../../shared/domain/sauvegarde/backup-header.ts';
import {
  openParts,
  PART_BYTES,
  PartAltered,
  readPieces,
  sealParts,
  TAG_BYTES,
} from './sealed-parts.ts';

/** How the name of every backup ends. */
export const BACKUP_ENDING = '.relais';

const MAGIC = Buffer.from('RELSAUV1', 'latin1');

/** The longest header read: it lists copies, some tens of bytes each. */
const MAX_HEADER = 8 * 1024 * 1024;

/** What a file starts with: eight letters, the length of the header, the header. */
interface Opening {
  readonly header: BackupHeader;
  readonly headerBytes: Buffer;
  readonly contentAt: number;
}

/**
 * Writes a backup and puts it on the disk: the header in the open, then the files one after the other,
 * sealed under a key made from the key of the backups, the header and a salt of its own. A header that
 * was touched opens nothing. Gives the SHA-256 of what was sealed. Throws the disk’s own errors.
 */
export async function writeBackupFile(
  path: string,
  header: BackupHeader,
  key: Buffer,
  sources: readonly string[],
): Promise<Buffer> {
  const headerBytes = Buffer.from(JSON.stringify(header), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(headerBytes.length);
  const digest = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  try {
    await writeWhole(file, Buffer.concat([MAGIC, length, headerBytes]));
    const content = hashed(inParts(sources), digest);
    for await (const part of sealParts(keyOf(key, header, headerBytes), content))
      await writeWhole(file, part);
    await file.sync();
  } finally {
    await file.close();
  }
  return digest.digest();
}

/** The header of a backup; null when the file is not one that this version reads. */
export async function readBackupHeader(path: string): Promise<BackupHeader | null> {
  const file = await open(path, 'r');
  try {
    return (await readOpening(file))?.header ?? null;
  } finally {
    await file.close();
  }
}

/**
 * Opens a backup whole and hands each file’s bytes to `take`, in order. Gives the SHA-256 of all of
 * them. Throws `PartAltered` when the key is another’s or a byte was changed, and the disk’s errors.
 */
export async function readBackupFile(
  path: string,
  key: Buffer,
  take: (name: string, bytes: Buffer) => Promise<void> = async () => {},
): Promise<Buffer> {
  const digest = createHash('sha256');
  const file = await open(path, 'r');
  try {
    const opening = await readOpening(file);
    if (opening === null) throw new PartAltered('The header cannot be read.');
    const { header, headerBytes, contentAt } = opening;
    const parts = openParts(
      keyOf(key, header, headerBytes),
      readPieces(file, contentAt, PART_BYTES + TAG_BYTES),
    );
    const waiting = header.contenu.map(({ nom, octets }) => ({ nom, left: octets }));
    for await (const part of hashed(parts, digest)) {
      let rest = part;
      while (rest.length > 0) {
        const [current] = waiting;
        if (current === undefined) throw new PartAltered('More bytes than said.');
        const bytes = rest.subarray(0, current.left);
        await take(current.nom, bytes);
        current.left -= bytes.length;
        rest = rest.subarray(bytes.length);
        if (current.left === 0) waiting.shift();
      }
    }
    if (waiting.some(({ left }) => left > 0)) throw new PartAltered('Fewer bytes than said.');
  } finally {
    await file.close();
  }
  return digest.digest();
}

async function readOpening(file: FileHandle): Promise<Opening | null> {
  const start = Buffer.alloc(MAGIC.length + 4);
  const { bytesRead } = await file.read(start, 0, start.length, 0);
  if (bytesRead < start.length || !start.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const length = start.readUInt32BE(MAGIC.length);
  if (length > MAX_HEADER) return null;
  const headerBytes = Buffer.alloc(length);
  const read = await file.read(headerBytes, 0, length, start.length);
  if (read.bytesRead < length) return null;
  try {
    const header = backupHeaderSchema.safeParse(JSON.parse(headerBytes.toString('utf8')));
    return header.success
      ? { header: header.data, headerBytes, contentAt: start.length + length }
      : null;
  } catch {
    return null;
  }
}

function keyOf(key: Buffer, header: BackupHeader, headerBytes: Buffer): Buffer {
  const info = `relais-sauvegarde|${createHash('sha256').update(headerBytes).digest('hex')}`;
  return Buffer.from(hkdfSync('sha256', key, Buffer.from(header.sel, 'base64'), info, 32));
}

/** The files one after the other, in pieces of exactly `PART_BYTES` but the last. */
async function* inParts(sources: readonly string[]): AsyncGenerator<Buffer> {
  let waiting = Buffer.alloc(0);
  for (const source of sources) {
    const file = await open(source, 'r');
    try {
      for await (const piece of readPieces(file, 0, PART_BYTES)) {
        waiting = waiting.length === 0 ? Buffer.from(piece) : Buffer.concat([waiting, piece]);
        while (waiting.length >= PART_BYTES) {
          yield waiting.subarray(0, PART_BYTES);
          waiting = waiting.subarray(PART_BYTES);
        }
      }
    } finally {
      await file.close();
    }
  }
  if (waiting.length > 0) yield waiting;
}

async function* hashed(
  pieces: AsyncIterable<Buffer>,
  digest: ReturnType<typeof createHash>,
): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    digest.update(piece);
    yield piece;
  }
}

async function writeWhole(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length;)
    written += (await file.write(bytes, written)).bytesWritten;
}
