import { countKnownHeaders } from '../../../shared/domain/echange/mapping.ts';
import { toTable } from '../../../shared/domain/echange/table.ts';
import type { TextTable } from '../../../shared/domain/echange/table.ts';
import { refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

/** Kinds of files people choose by mistake, by their first bytes, and what to do about each. */
const others = [
  {
    start: [0xd0, 0xcf, 0x11, 0xe0],
    sentence:
      'Ce classeur est dans l’ancien format d’Excel (.xls). Ouvrez-le, enregistrez-le en .xlsx, puis recommencez.',
  },
  {
    start: [0x25, 0x50, 0x44, 0x46],
    sentence: 'Ce fichier est un PDF. Demandez le même contenu en CSV ou en .xlsx.',
  },
] as const;

/**
 * The table of a file of past entries. Its first bytes say what it is, never its name. Refusals:
 * those of `readXlsx`, `readCsv` and `toTable`, and `format-autre`.
 */
export async function readFile(bytes: Uint8Array<ArrayBuffer>): Promise<Result<TextTable>> {
  const other = others.find(({ start }) => startsWith(bytes, start));
  if (other !== undefined) return refuse('format-autre', other.sentence);
  const isZip = startsWith(bytes, [0x50, 0x4b]);
  const lines = isZip ? await readXlsx(bytes) : readCsv(bytes);
  return lines.ok ? toTable(lines.value, countKnownHeaders) : lines;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
