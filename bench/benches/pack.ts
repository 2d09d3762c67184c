import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { drawPack } from '../../renderer/workers/pack/draw-pack.ts';
import { drawPaper } from '../../renderer/workers/pdf/draw-paper.ts';
import type { DrawnPage } from '../../shared/documents/drawn-page.ts';
import { SIZES } from '../../shared/documents/kit/theme.ts';
import { composePack } from '../../shared/documents/packs/compose-pack.ts';
import { createPackTools } from '../../tests/renderer/workers/pack/pack-tools.ts';
import { exampleCopies, exampleSource } from '../../tests/support/pack-examples.ts';
import { paperFonts } from '../../tests/support/paper-fonts.ts';
import { root } from '../../tools/run.ts';
import type { Bench } from '../harness/bench.ts';
import { atLeast } from '../harness/figure.ts';
import { measureRounds } from '../harness/rounds.ts';
import { launchBrowser } from '../places/browser.ts';
import { installPeers, peerName, requirePeer } from '../places/peers.ts';
import { longPaper, longText } from '../records/long-text.ts';

const PAGES = 60;

type Side = 'chromium' | 'relais' | 'chromium-texte' | 'relais-texte' | 'pdfkit';

export const pack: Bench = {
  name: 'pack',
  title: 'Drawing a pack, and sixty pages of text',
  method: [
    'The pack of a move: four démarches, their letters, lists and mandat, and twelve attachments (photos, PDF pages of every size and turn, a form, a locked file), drawn as the desk’s worker draws it: laid out, merged and numbered into one file, and its pages read back for the screen. Run in Node, where the code is the same as in the worker; photos arrive already reduced.',
    'Chromium: a page with the same text, line by line, and the same two photos, printed to PDF by Chromium itself. It has no attachment to open, and nothing to merge: less work than ours.',
    `Text: ${PAGES} pages of paragraphs, the same in each, in the same typeface and size. pdfkit draws them with its own line breaking, and nothing else: no header, no footer, no page read back.`,
    'Speeds are compared: 3× is three times as fast.',
  ],
  reasons: {
    'pack.print':
      'Chromium, warm, prints the text natively in some fifty milliseconds; the pack is laid out by pdfmake in JavaScript, its twelve attachments opened and merged by pdf-lib, and every page read back for the screen. Profiled, then mended: words are laid out once a paper (pdfkit forgets them under font features), and the typeface ships as it is drawn with: pdfmake inflated it anew for each document it begins, two fifths of the time of a pack. What is left is spread over laying out, merging and inflating the attachments’ own pages, none of it a tenth; three times as fast as Chromium would take another engine than pdfmake.',
    'pack.pdfkit':
      'pdfmake lays out in two passes over pdfkit, looks each word’s style up, draws a header and a footer on each page, and its pages are read back for the screen. It brings its own Buffer and zlib, in JavaScript, as the desk’s worker needs them (a third of the time), where pdfkit here has those of Node.',
  },
  async run({ count, quick, tell }) {
    const withPeers = installPeers(tell);
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      const copies = await exampleCopies();
      const ours = async () => {
        const named = [...copies.keys()].map((cle) => ({ cle, nom: cle, pages: 1 }));
        const drawn = await drawPack(
          composePack(exampleSource('organisme', named)),
          createPackTools(copies),
        );
        return drawn.pages;
      };
      const text = longText(quick ? 10 : PAGES);
      const paper = longPaper(quick ? 10 : PAGES);
      const packHtml = await pagesToHtml(await ours());
      const textHtml = toHtml(text.map((one) => `<p>${one}</p>`).join(''));
      const textPages = (await drawPaper(paper, paperFonts, () => {})).pages.length;
      const draw = async (side: Side): Promise<unknown> => {
        switch (side) {
          case 'relais':
            return ours();
          case 'chromium':
            return print(page, packHtml);
          case 'relais-texte':
            return drawPaper(paper, paperFonts, () => {});
          case 'chromium-texte':
            return print(page, textHtml);
          case 'pdfkit':
            return drawWithPdfkit(text);
        }
      };
      const sides: readonly Side[] = ['chromium', 'relais', 'chromium-texte', 'relais-texte'];
      const measured = await measureRounds(
        count,
        withPeers ? [...sides, 'pdfkit'] : sides,
        async () => ({
          measure: async (side) => {
            const start = performance.now();
            await draw(side);
            return { milliseconds: performance.now() - start };
          },
          close: async () => {},
        }),
        tell,
      );
      const figure = (
        name: string,
        label: string,
        one: Side,
        other: Side,
        mark: number | null,
      ) => ({
        name: `pack.${name}`,
        label,
        unit: '×',
        target: mark === null ? null : atLeast(mark),
        values: measured.ratios(other, one, 'milliseconds'),
        control: measured.control(other, 'milliseconds'),
      });
      return {
        figures: [
          figure('print', 'the pack, speed of Chromium’s print', 'relais', 'chromium', 3),
          figure(
            'text-print',
            'text, speed of Chromium’s print',
            'relais-texte',
            'chromium-texte',
            null,
          ),
          ...(withPeers
            ? [figure('pdfkit', 'text, speed of pdfkit', 'relais-texte', 'pdfkit', 0.3)]
            : []),
          {
            name: 'pack.ms',
            label: 'the pack',
            unit: 'ms',
            target: null,
            values: measured.values('relais', 'milliseconds'),
            control: null,
          },
        ],
        notes: [
          withPeers
            ? `Peers: ${peerName('pdfkit')}. The text makes ${textPages} pages with us.`
            : 'pdfkit could not be installed here: nothing is said of it.',
          ...(quick ? [] : [await measureLongPack()]),
        ],
      };
    } finally {
      await browser.close();
    }
  },
};

/** What a long pack asks of the desk, once: `bench/pack.ts` prints it. */
async function measureLongPack(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'bench/pack.ts')]);
  return `A long pack on the desk, in Chromium, once (\`node bench/pack.ts\`; its mark is 400 MB): ${stdout.trim()}`;
}

async function print(page: Page, html: string): Promise<void> {
  await page.setContent(html);
  await page.pdf({ format: 'A4' });
}

function toHtml(body: string): string {
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><style>
    @font-face { font-family: Papier; src: url(data:font/ttf;base64,${paperFonts.regular}); }
    @font-face { font-family: Papier; font-weight: 700; src: url(data:font/ttf;base64,${paperFonts.bold}); }
    body { font: ${SIZES.text}pt/1.12 Papier; margin: 0; } p { margin: 0 0 6pt; } img { max-width: 100%; }
    section { break-after: page; }
  </style><body>${body}</body></html>`;
}

/** What the pages of a pack say and show, as a page of the web. */
async function pagesToHtml(pages: readonly DrawnPage[]): Promise<string> {
  const toElement = async (mark: DrawnPage['marques'][number]) => {
    if (mark.genre === 'texte') return `<p>${escape(mark.texte)}</p>`;
    if (mark.genre !== 'image' || mark.image === null) return '';
    const jpeg = Buffer.from(await mark.image.arrayBuffer()).toString('base64');
    return `<img src="data:image/jpeg;base64,${jpeg}">`;
  };
  const sections = await Promise.all(
    pages.map(async ({ marques }) => (await Promise.all(marques.map(toElement))).join('')),
  );
  return toHtml(sections.map((section) => `<section>${section}</section>`).join(''));
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** The little of pdfkit that is used. */
interface PdfkitDocument extends NodeJS.ReadableStream {
  registerFont(name: string, source: Buffer): void;
  font(name: string): PdfkitDocument;
  fontSize(size: number): PdfkitDocument;
  text(text: string, options?: object): PdfkitDocument;
  end(): void;
}

async function drawWithPdfkit(paragraphs: readonly string[]): Promise<Buffer> {
  const PDFDocument = z
    .custom<new (options: object) => PdfkitDocument>((value) => typeof value === 'function')
    .parse(requirePeer('pdfkit'));
  const document = new PDFDocument({ size: 'A4', margin: 40 });
  document.registerFont(
    'Papier',
    readFileSync(join(root, 'resources/fonts/atkinson-hyperlegible-next-400.ttf')),
  );
  const chunks: Buffer[] = [];
  const ended = new Promise((resolve) => document.on('end', resolve));
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  document.font('Papier').fontSize(SIZES.text);
  for (const paragraph of paragraphs) document.text(paragraph, { paragraphGap: 6 });
  document.end();
  await ended;
  return Buffer.concat(chunks);
}
