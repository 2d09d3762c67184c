/** What the first bytes of a file say it is, whatever its name. */
export type FileFormat = 'jpeg' | 'png' | 'webp' | 'pdf' | 'heic' | 'inconnu';

/** Where a PDF may begin: some programs write a few bytes before. */
const PDF_WITHIN = 1024;

/** Brands of the photos of recent iPhones, which no browser opens. */
const HEIC = /^(heic|heix|hevc|heim|heis|mif1|msf1)$/;

export function sniffFormat(bytes: Uint8Array): FileFormat {
  const text = (start: number, length: number) =>
    String.fromCharCode(...bytes.subarray(start, start + length));
  if (text(0, 3) === '\u00ff\u00d8\u00ff') return 'jpeg';
  if (text(0, 8) === '\u0089PNG\r\n\u001a\n') return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 4) === 'WEBP') return 'webp';
  if (text(4, 4) === 'ftyp' && HEIC.test(text(8, 4))) return 'heic';
  return text(0, PDF_WITHIN).includes('%PDF-') ? 'pdf' : 'inconnu';
}
