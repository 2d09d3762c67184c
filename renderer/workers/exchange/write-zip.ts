import { crc32 } from './crc32.ts';

/** A file of an archive; its bytes may come in parts. */
export interface ZipFile {
  readonly path: string;
  readonly parts: Iterable<Uint8Array<ArrayBuffer>>;
}

const STORED = 0;
const DEFLATED = 8;

/** 1 January 1980, midnight: an archive tells nothing of when it was made. */
const NO_DATE = 0x21;

/**
 * A ZIP archive of files, deflated by the browser’s own compressor, or stored as they are. Sizes stay
 * far below what would need ZIP64 (4 GB).
 */
export async function writeZip(
  files: readonly ZipFile[],
  { compress }: { readonly compress: boolean },
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { path, parts: content } of files) {
    const name = new TextEncoder().encode(path);
    const { body, crc, size } = await pack(content, compress);
    const fields = [
      ...u16(20, 0x0800, compress ? DEFLATED : STORED, 0, NO_DATE),
      ...u32(crc, body.size, size),
      ...u16(name.length, 0),
    ];
    const local = Uint8Array.from([...u32(0x04034b50), ...fields]);
    directory.push(
      Uint8Array.from([
        ...u32(0x02014b50),
        ...u16(20),
        ...fields,
        ...u16(0, 0, 0),
        ...u32(0, offset),
      ]),
      name,
    );
    parts.push(local, name, ...body.chunks);
    offset += local.length + name.length + body.size;
  }
  const directorySize = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Uint8Array.from([
    ...u32(0x06054b50),
    ...u16(0, 0, files.length, files.length),
    ...u32(directorySize, offset),
    ...u16(0),
  ]);
  return join([...parts, ...directory, end]);
}

async function pack(content: Iterable<Uint8Array<ArrayBuffer>>, compress: boolean) {
  let crc = 0;
  let size = 0;
  const through = function* () {
    for (const part of content) {
      crc = crc32(part, crc);
      size += part.length;
      yield part;
    }
  };
  const chunks = compress ? await deflate(through()) : [...through()];
  return { body: { chunks, size: chunks.reduce((sum, { length }) => sum + length, 0) }, crc, size };
}

async function deflate(
  parts: Iterable<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const { writable, readable } = new CompressionStream('deflate-raw');
  const feed = async () => {
    const writer = writable.getWriter();
    for (const part of parts) await writer.write(part);
    await writer.close();
  };
  const gather = async () => {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    for await (const chunk of readable) chunks.push(chunk);
    return chunks;
  };
  const [chunks] = await Promise.all([gather(), feed()]);
  return chunks;
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function u16(...values: readonly number[]): number[] {
  return values.flatMap((value) => [value & 0xff, (value >>> 8) & 0xff]);
}

function u32(...values: readonly number[]): number[] {
  return values.flatMap((value) => [0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff));
}
