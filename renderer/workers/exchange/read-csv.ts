import Papa from 'papaparse';
import { MAX_ROWS } from '../../../shared/domain/echange/table.ts';
import type { TextRow } from '../../../shared/domain/echange/table.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';

/** What may stand between two cells, the most French first. */
const delimiters = [';', ',', '\t', '|'] as const;

/**
 * The rows of a CSV file, whatever stands between its cells and however it was encoded: UTF-8 or
 * UTF-16 by their marks, UTF-8 when it is valid, else Windows-1252. Refusals: `fichier-binaire`,
 * `guillemets-ouverts`, `trop-de-lignes`.
 */
export function readCsv(bytes: Uint8Array): Result<readonly TextRow[]> {
  const text = decode(bytes);
  if (text.includes('\0'))
    return refuse(
      'fichier-binaire',
      'Ce fichier n’est ni un CSV ni un classeur Excel. Choisissez un fichier .csv ou .xlsx.',
    );
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: findDelimiter(text) });
  const open = errors.find(({ type }) => type === 'Quotes');
  if (open !== undefined)
    return refuse(
      'guillemets-ouverts',
      `Un guillemet est ouvert et mal refermé vers la ligne ${(open.row ?? 0) + 1}. Corrigez-le dans votre tableur, enregistrez de nouveau en CSV, puis recommencez.`,
    );
  // Far beyond the limit there is no use in looking which rows are empty.
  if (data.length > MAX_ROWS * 2)
    return refuse(
      'trop-de-lignes',
      'Ce fichier a plus de 200\u202f000 lignes. Partagez-le, une année par fichier par exemple, et importez-les l’un après l’autre.',
    );
  return ok(data.map((cells, index) => ({ line: index + 1, cells })));
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The delimiter most rows of the top agree on: the one that gives the widest rows of equal width. */
function findDelimiter(text: string): string {
  const top = text.slice(0, 100_000);
  const scored = delimiters.map((delimiter) => {
    const { data } = Papa.parse<string[]>(top, { delimiter, preview: 50 });
    const widths = data.map(({ length }) => length).filter((width) => width > 1);
    const usual = Math.max(0, ...widths);
    const agreeing = widths.filter((width) => width === usual).length;
    return { delimiter, score: usual < 2 ? 0 : agreeing * usual };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}
