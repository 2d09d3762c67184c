import Papa from 'papaparse';
import { toTable } from '../../../shared/domain/echange/table.ts';
import type { TextRow, TextTable } from '../../../shared/domain/echange/table.ts';
import { countLieuHeaders } from '../../../shared/domain/organisme/champ-lieu.ts';
import { jsonToRows } from '../../../shared/domain/organisme/json-to-rows.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';

/** Bytes of the largest file read: a national export is cut to a département before. */
const MAX_BYTES = 60 * 1024 * 1024;

/**
 * The rows of a file of places, CSV (whatever stands between its cells) or JSON. Refusals:
 * `fichier-trop-gros`, `fichier-binaire`, `guillemets-ouverts`, and those of the table and of JSON.
 */
export async function readPlacesFile(file: File): Promise<Result<TextTable>> {
  if (file.size > MAX_BYTES)
    return refuse(
      'fichier-trop-gros',
      'Ce fichier dépasse 60\u00a0Mo. Gardez-en les lignes de votre département, puis recommencez.',
    );
  const text = decode(new Uint8Array(await file.arrayBuffer()));
  if (text.includes('\0'))
    return refuse(
      'fichier-binaire',
      'Ce fichier n’est ni un CSV ni un JSON. Dans un tableur, enregistrez-le en CSV, puis choisissez-le.',
    );
  const rows = /^\s*[[{]/.test(text) ? jsonToRows(text) : csvToRows(text);
  return rows.ok ? toTable(rows.value, countLieuHeaders) : rows;
}

function csvToRows(text: string): Result<readonly TextRow[]> {
  const { data, errors } = Papa.parse<string[]>(text, {
    delimitersToGuess: [';', ',', '\t', '|'],
  });
  const open = errors.find(({ type }) => type === 'Quotes');
  if (open !== undefined)
    return refuse(
      'guillemets-ouverts',
      `Un guillemet est ouvert et mal refermé vers la ligne ${(open.row ?? 0) + 1}. Corrigez-le dans votre tableur, enregistrez de nouveau en CSV, puis recommencez.`,
    );
  return ok(data.map((cells, at) => ({ line: at + 1, cells })));
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
