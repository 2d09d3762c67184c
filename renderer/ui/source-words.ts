import { formatDate, formatMonth } from './format.ts';

/**
 * Where a fact was read and how old what was read is, in French. The address is text: the desk has no
 * network. What the catalogue dates in other words than a year, a month or a day is « sans date ».
 */
export function sourceWords({
  url,
  asOf,
}: {
  readonly url: string;
  readonly asOf: string;
}): string {
  if (url === 'memory') return 'de mémoire, aucun document lu';
  return `${url.replace(/ \(read through .*\)$/, '')} (${ageWords(asOf)})`;
}

function ageWords(asOf: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(asOf)) return `état du ${formatDate(asOf)}`;
  if (/^\d{4}-\d{2}$/.test(asOf)) return `état de ${formatMonth(asOf)}`;
  if (/^\d{4}$/.test(asOf)) return `état de ${asOf}`;
  return 'copie sans date précise';
}
