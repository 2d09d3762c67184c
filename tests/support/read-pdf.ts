import { inflateSync } from 'node:zlib';

/** What a file says, read back from its bytes; enough of the format for the papers’ own files. */
export interface PdfContent {
  /** The words of each page, in the order they are drawn, with where each starts (points, from below). */
  readonly pages: readonly (readonly PdfWord[])[];
  /** Every text of the information dictionary and of the metadata. */
  readonly metadata: string;
  /** The document’s dictionary. */
  readonly catalog: string;
}

export interface PdfWord {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Reads a PDF made by the papers’ renderer; throws on a page it finds nothing in. */
export function readPdf(bytes: Uint8Array): PdfContent {
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of Buffer.from(bytes)
    .toString('latin1')
    .matchAll(/(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj/gs))
    objects.set(id, body);
  const streamOf = (id: string): string => {
    const [, head = '', data = ''] =
      /^(.*?)stream\n(.*)\nendstream/s.exec(objects.get(id) ?? '') ?? [];
    return head.includes('/FlateDecode')
      ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1')
      : data;
  };
  const bodies = [...objects.values()];
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const body of bodies)
    for (const [, name = '', id = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1];
      if (unicode !== undefined) fonts.set(name, readCharacterMap(streamOf(unicode)));
    }
  return {
    pages: listPages(objects).map((page) => {
      const id = /\/Contents (\d+) 0 R/.exec(objects.get(page) ?? '')?.[1] ?? '';
      return readWords(streamOf(id), fonts);
    }),
    metadata: bodies
      .filter((body) => /^\(|\/Subtype \/XML/.test(body))
      .map(decodeText)
      .join('\n'),
    catalog: bodies.find((body) => body.includes('/Type /Catalog')) ?? '',
  };
}

/** The words of a page as one text, words apart by what separates them in the file. */
export function pageText(words: readonly PdfWord[]): string {
  return words.map(({ text }) => text).join('');
}

function listPages(objects: ReadonlyMap<string, string>): string[] {
  const tree = [...objects.values()].find((body) => /\/Type \/Pages\b/.test(body)) ?? '';
  const kids = /\/Kids \[([^\]]*)\]/.exec(tree)?.[1] ?? '';
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, id = '']) => id);
}

/** Glyph numbers (four hexadecimal digits) to characters. */
function readCharacterMap(map: string): ReadonlyMap<string, string> {
  const characters = new Map<string, string>();
  for (const [, first = '', , list = ''] of map.matchAll(/<(\w{4})> <(\w{4})> \[([^\]]*)\]/g))
    for (const [index, [, code = '']] of [...list.matchAll(/<([\w ]*)>/g)].entries())
      characters.set(
        (Number.parseInt(first, 16) + index).toString(16).padStart(4, '0'),
        String.fromCharCode(
          ...(code.match(/\w{4}/g)?.map((unit) => Number.parseInt(unit, 16)) ?? []),
        ),
      );
  return characters;
}

function readWords(
  content: string,
  fonts: ReadonlyMap<string, ReadonlyMap<string, string>>,
): PdfWord[] {
  return [...content.matchAll(/BT\n(.*?)\nET/gs)].map(([, block = '']) => {
    const [, x = '', y = ''] = /1 0 0 1 (\S+) (\S+) Tm/.exec(block) ?? [];
    const font = fonts.get(/\/(F\d+) /.exec(block)?.[1] ?? '');
    if (font === undefined) throw new Error(`A text without a readable typeface: ${block}`);
    const glyphs = [...block.matchAll(/<(\w*)>/g)].flatMap(
      ([, hex = '']) => hex.match(/\w{4}/g) ?? [],
    );
    return {
      text: glyphs.map((glyph) => font.get(glyph.toLowerCase()) ?? '\ufffd').join(''),
      x: Number(x),
      y: Number(y),
    };
  });
}

/** A literal string, which is UTF-16 when it starts with its mark, or the XML of the metadata. */
function decodeText(body: string): string {
  const bytes = Buffer.from(body, 'latin1');
  return bytes[1] === 0xfe && bytes[2] === 0xff
    ? bytes.subarray(3, -1).swap16().toString('utf16le')
    : bytes.toString('utf8');
}
