import { readFileSync } from 'node:fs';
import { filesUnder } from './find-canaries.ts';

/** Bytes of a piece: no other place holds as many in this order by chance. */
const PIECE = 18;

/**
 * The pieces of some random bytes, as they are and as base64 writes them: one is found even where a
 * file was cut in blocks, or its repetitions taken out.
 */
export function piecesOf(bytes: Buffer): readonly Buffer[] {
  const cut = (whole: Buffer, length: number) =>
    Array.from({ length: Math.floor(whole.length / length) }, (_, index) =>
      whole.subarray(index * length, (index + 1) * length),
    );
  return [...cut(bytes, PIECE), ...cut(Buffer.from(bytes.toString('base64'), 'latin1'), PIECE)];
}

/** The files under some folders that hold any of these pieces. */
export function findPieces(
  folders: readonly string[],
  pieces: readonly Buffer[],
): readonly string[] {
  return folders.flatMap(filesUnder).filter((path) => {
    const bytes = readFileSync(path);
    return pieces.some((piece) => bytes.includes(piece));
  });
}
