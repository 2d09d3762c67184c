import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureChromium } from './chromium.ts';
import { requireNode } from './require-node.ts';
import { root } from './run.ts';

requireNode();

const folder = join(root, 'resources', 'icons');

/** Side of the picture Linux and macOS make theirs of, in pixels. */
const LARGE = 512;
/** Sides of the pictures in the Windows icon, in pixels. */
const WINDOWS = [16, 24, 32, 48, 64, 256] as const;

/** Draws the program’s icon at every size from its one drawing, with the browser of this machine. */
async function drawIcons(executablePath: string): Promise<void> {
  const svg = readFileSync(join(folder, 'relais.svg'), 'utf8');
  const browser = await chromium.launch({
    executablePath,
    // Chromium refuses its sandbox to root.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage();
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${svg}`);
    const draw = async (side: number) => {
      await page.setViewportSize({ width: side, height: side });
      return page.screenshot({ omitBackground: true });
    };
    writeFileSync(join(folder, 'relais.png'), await draw(LARGE));
    const pictures = [];
    for (const side of WINDOWS) pictures.push({ side, png: await draw(side) });
    writeFileSync(join(folder, 'relais.ico'), toIco(pictures));
  } finally {
    await browser.close();
  }
}

/** A Windows icon of PNG pictures: a header, one entry a picture, then the pictures. */
function toIco(pictures: readonly { readonly side: number; readonly png: Buffer }[]): Buffer {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  pictures.forEach(({ side, png }, index) => {
    const at = 6 + 16 * index;
    // 256 is written 0: a byte holds no more.
    header.writeUInt8(side % 256, at);
    header.writeUInt8(side % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

const browser = ensureChromium();
if (browser.ok) await drawIcons(browser.value);
else {
  console.log(browser.failure.sentence);
  process.exitCode = 1;
}
