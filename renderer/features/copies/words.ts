import type { Copie } from '../../data/copies/copies.ts';
import { count, formatNumber, NBSP } from '../../ui/format.ts';

/** The most characters of a copy’s name. */
export const NAME_LENGTH = 120;

/** A size as people say it: `410 ko`, `3,2 Mo`. */
export function formatSize(octets: number): string {
  if (octets < 1000) return count(octets, 'octet', 'octets');
  if (octets < 999_500) return `${formatNumber(Math.round(octets / 1000))}${NBSP}ko`;
  const tenths = Math.round(octets / 100_000);
  const whole = formatNumber(Math.floor(tenths / 10));
  return `${whole}${tenths % 10 === 0 ? '' : `,${tenths % 10}`}${NBSP}Mo`;
}

/** What a copy is, in short: `PDF, 3 pages, 1,2 Mo`. */
export function describeCopie({ format, pages, octets }: Copie): string {
  const what = format === 'image/jpeg' ? 'Photo' : `PDF, ${count(pages, 'page', 'pages')}`;
  return `${what}, ${formatSize(octets)}`;
}

/** The name proposed for a copy: never the file’s own, which may say anything. */
export function proposeName(piece: string | null): string {
  return (piece ?? 'Copie').slice(0, NAME_LENGTH).trim();
}

/** The name a copy leaves under: its dossier’s reference says nothing of the person. */
export function exportName(reference: string, rank: number, format: Copie['format']): string {
  return `${reference}-copie-${rank}.${format === 'image/jpeg' ? 'jpg' : 'pdf'}`;
}
