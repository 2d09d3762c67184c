import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePdfReaders } from '../../tools/pdf-readers.ts';

/** A word on a page, as poppler sees it: points from the upper left. */
export interface PopplerWord {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A page as poppler sees it. */
export interface PopplerPage {
  readonly width: number;
  readonly height: number;
  readonly words: readonly PopplerWord[];
}

/** Throws when poppler and qpdf are not on this machine, in one sentence that says what to do. */
export function requirePdfReaders(): void {
  const ready = ensurePdfReaders();
  if (!ready.ok) throw new Error(ready.failure.sentence);
}

/** Runs something on a file in a folder of its own, which goes with it. */
function withFile<T>(pdf: Uint8Array, work: (path: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'relais-pdf-'));
  try {
    const path = join(folder, 'papier.pdf');
    writeFileSync(path, pdf);
    return work(path, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What qpdf finds wrong with a file; empty when it finds nothing. */
export function qpdfFaults(pdf: Uint8Array): string {
  return withFile(pdf, (path) => {
    const { status, stdout, stderr } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
    return status === 0 ? '' : `${stdout}${stderr}`;
  });
}

/** Every name a file is made of, texts and the insides of streams left out: what it may do is among them. */
export function qpdfNames(pdf: Uint8Array): ReadonlySet<string> {
  const json = withFile(pdf, (path) =>
    execFileSync('qpdf', ['--json', '--json-key=qpdf', path], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    }),
  );
  const names = new Set<string>();
  // Texts begin with `u:` or `b:`, names with a stroke.
  const visit = (value: unknown) => {
    if (typeof value === 'string' && value.startsWith('/')) names.add(value);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      names.add(key);
      visit(inner);
    }
  };
  visit(JSON.parse(json));
  return names;
}

/** What lets a file act by itself, or lead elsewhere. */
export const actingNames = [
  '/URI',
  '/JavaScript',
  '/JS',
  '/Launch',
  '/EmbeddedFile',
  '/OpenAction',
  '/AA',
] as const;

/** The same file, that anyone opens and nobody may change: as official forms often are. */
export function qpdfLocked(pdf: Uint8Array): Uint8Array<ArrayBuffer> {
  return withFile(pdf, (path, folder) => {
    const locked = join(folder, 'verrouille.pdf');
    execFileSync('qpdf', ['--encrypt', '', 'propriétaire', '256', '--', path, locked]);
    return new Uint8Array(readFileSync(locked));
  });
}

/** The titles of a file’s list of what it holds, in order. */
export function qpdfOutline(pdf: Uint8Array): readonly string[] {
  const json = withFile(pdf, (path) =>
    execFileSync('qpdf', ['--json', '--json-key=outlines', path], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    }),
  );
  const { outlines } = JSON.parse(json) as { readonly outlines: readonly { title: string }[] };
  return outlines.map(({ title }) => title);
}

/** Every page of a file, with its words and their places. */
export function popplerPages(pdf: Uint8Array): readonly PopplerPage[] {
  const html = withFile(pdf, (path) =>
    execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 }),
  );
  return [...html.matchAll(/<page width="([\d.]+)" height="([\d.]+)">(.*?)<\/page>/gs)].map(
    ([, width, height, body = '']) => ({
      width: Number(width),
      height: Number(height),
      words: [
        ...body.matchAll(
          /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/gs,
        ),
      ].map(([, left, top, right, bottom, text = '']) => ({
        text: decode(text),
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
      })),
    }),
  );
}

/** The text of a file in reading order, page by page. */
export function popplerText(pdf: Uint8Array): readonly string[] {
  return withFile(pdf, (path) =>
    execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 }),
  )
    .split('\f')
    .slice(0, -1);
}

/** How much ink each page has, 0 to 1, drawn in black and white at 40 dots an inch. */
export function popplerInk(pdf: Uint8Array): readonly number[] {
  const image = withFile(pdf, (path) =>
    execFileSync('pdftoppm', ['-gray', '-r', '40', path], { maxBuffer: 1 << 28 }),
  );
  const pages: number[] = [];
  for (let at = 0; at < image.length;) {
    const [head, width = '0', height = '0'] =
      /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(at, at + 40).toString('latin1')) ?? [];
    if (head === undefined) throw new Error('This is no picture of a page.');
    const size = Number(width) * Number(height);
    const pixels = image.subarray(at + head.length, at + head.length + size);
    pages.push(pixels.reduce((dark, value) => dark + (255 - value), 0) / (255 * size));
    at += head.length + size;
  }
  return pages;
}

/** What pdfinfo says of a file, by its names; `struct` is its tree of tags. */
export function popplerInfo(pdf: Uint8Array): {
  readonly [name: string]: string;
  readonly struct: string;
} {
  return withFile(pdf, (path) => ({
    ...Object.fromEntries(
      execFileSync('pdfinfo', [path], { encoding: 'utf8' })
        .split('\n')
        .flatMap((line) => {
          const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
          return name === '' ? [] : [[name, value] as const];
        }),
    ),
    struct: execFileSync('pdfinfo', ['-struct', path], { encoding: 'utf8' }).trim(),
  }));
}

function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
