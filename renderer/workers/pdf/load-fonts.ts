import type { PaperFonts } from './draw-paper.ts';

/** The program’s own files: fetched from where it was served, like any of its scripts. */
const fontFiles = {
  regular: new URL('../../../resources/fonts/atkinson-hyperlegible-next-400.ttf', import.meta.url),
  bold: new URL('../../../resources/fonts/atkinson-hyperlegible-next-700.ttf', import.meta.url),
};

/** The paper’s typeface; rejects when it cannot be fetched. */
export async function loadFonts(): Promise<PaperFonts> {
  const [regular, bold] = await Promise.all([
    fetchBase64(fontFiles.regular),
    fetchBase64(fontFiles.bold),
  ]);
  return { regular, bold };
}

async function fetchBase64(url: URL): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The typeface answered ${response.status}.`);
  let binary = '';
  for (const byte of new Uint8Array(await response.arrayBuffer()))
    binary += String.fromCodePoint(byte);
  return btoa(binary);
}
