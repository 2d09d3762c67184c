import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, inflateRawSync, inflateSync } from 'node:zlib';

/** The longest a stream is inflated to: a canary that was typed comes early. */
const MOST_INFLATED = 4 * 1024 * 1024;

/** Bytes of a file looked at for streams: a browser’s own code caches are megabytes of nothing ours. */
const MOST_SEARCHED = 8 * 1024 * 1024;

/**
 * Every way some words are written on a disk: as text (UTF-8, UTF-16 both ways), in base64 whatever
 * comes before them (three alignments, both alphabets), in hexadecimal.
 */
function spellings(canary: string): readonly Buffer[] {
  const plain = [
    Buffer.from(canary, 'utf8'),
    Buffer.from(canary, 'utf16le'),
    Buffer.from(canary, 'utf16le').swap16(),
    // JSON and JavaScript with accents escaped.
    Buffer.from(JSON.stringify(canary).slice(1, -1), 'utf8'),
    Buffer.from(encodeURIComponent(canary), 'utf8'),
  ];
  const encoded = plain.slice(0, 2).flatMap((bytes) => [
    ...[0, 1, 2].flatMap((before) => {
      const text = base64Inside(bytes, before);
      return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
    }),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ]);
  return [...plain, ...encoded.map((text) => Buffer.from(text, 'latin1'))];
}

/**
 * What of some canaries is written under some folders, one line each: `canary in file`. Streams that
 * inflate (gzip, zlib, the raw ones of archives) are looked into as well.
 */
export function findCanaries(
  folders: readonly string[],
  canaries: readonly string[],
): readonly string[] {
  const wanted = canaries.map((canary) => ({ canary, written: spellings(canary) }));
  const found: string[] = [];
  for (const path of folders.flatMap(filesUnder))
    for (const bytes of [readFileSync(path), ...inflatedOf(readFileSync(path))])
      for (const { canary, written } of wanted)
        if (written.some((spelling) => bytes.includes(spelling)))
          found.push(`${canary} in ${path}`);
  return found;
}

/** Every file under a folder. */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

/** The characters of base64 that these bytes alone decide, when `before` bytes come before them. */
function base64Inside(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
  const first = before === 0 ? 0 : before + 1;
  const whole = Math.floor(((before + bytes.length) * 8) / 6);
  return text.slice(first, whole);
}

/** The streams of a file that inflate: where one may begin is told by its first bytes. */
function inflatedOf(bytes: Buffer): readonly Buffer[] {
  const searched = bytes.subarray(0, MOST_SEARCHED);
  return [
    ...placesOf(searched, Buffer.of(0x1f, 0x8b, 8)).map((at) => {
      const here = bytes.subarray(at);
      // Without its header: gunzip refuses whatever comes after the stream.
      return () => inflateRawSync(here.subarray(gzipHeader(here)), options);
    }),
    ...[0x01, 0x5e, 0x9c, 0xda].flatMap((level) =>
      placesOf(searched, Buffer.of(0x78, level)).map(
        (at) => () => inflateSync(bytes.subarray(at), options),
      ),
    ),
    ...placesOf(searched, Buffer.from('PK\u0003\u0004', 'latin1')).map((at) => {
      const here = bytes.subarray(at);
      return () =>
        inflateRawSync(here.subarray(30 + here.readUInt16LE(26) + here.readUInt16LE(28)), options);
    }),
  ].flatMap((inflate) => {
    try {
      return [inflate()];
    } catch {
      // Not a stream after all.
      return [];
    }
  });
}

function placesOf(bytes: Buffer, start: Buffer): readonly number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(start); at !== -1; at = bytes.indexOf(start, at + 1)) places.push(at);
  return places;
}

/** Bytes of a gzip header: ten, then the name of the file when there is one. */
function gzipHeader(bytes: Buffer): number {
  const hasName = ((bytes[3] ?? 0) & 8) !== 0;
  return hasName ? bytes.indexOf(0, 10) + 1 : 10;
}

// What is cut short is read as far as it goes.
const options = { maxOutputLength: MOST_INFLATED, finishFlush: constants.Z_SYNC_FLUSH } as const;
