import { createCommuneIndex } from '../../../shared/domain/commune/commune-index.ts';
import type { ExchangeCalls } from '../../../shared/domain/echange/exchange-messages.ts';
import { readPlan } from '../../../shared/domain/echange/read-plan.ts';
import type { Plan } from '../../../shared/domain/echange/read-plan.ts';
import type { LineError, PlannedEntry } from '../../../shared/domain/echange/planned-entry.ts';
import type { TextTable } from '../../../shared/domain/echange/table.ts';
import { writeCsv } from '../../../shared/domain/echange/write-csv.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { readFile } from './read-file.ts';
import { writeXlsx } from './write-xlsx.ts';

/** Errors the page shows; the others are in the file of errors. */
const SHOWN_ERRORS = 200;

/** Values shown of a column, to recognise it by. */
const EXAMPLES = 3;

/** Reads one file, judges it, gives its entries; and writes sheets. It keeps what it read. */
export function createExchange(): ExchangeCalls {
  let table: TextTable | null = null;
  let plan: Plan | null = null;
  let entries: readonly PlannedEntry[] = [];
  return {
    lire: async (file) => {
      table = null;
      plan = null;
      const read = await readFile(file);
      if (!read.ok) return read;
      table = read.value;
      const { headers, rows } = table;
      return ok({
        headers,
        lignes: rows.length,
        exemples: headers.map((_, column) =>
          rows
            .slice(0, 50)
            .map(({ cells }) => (cells[column] ?? '').trim())
            .filter((text, index, all) => text !== '' && all.indexOf(text) === index)
            .slice(0, EXAMPLES),
        ),
      });
    },
    essayer: async ({ mapping, zone, today, tolerant }, communes) => {
      if (table === null) throw new Error('No file was read.');
      const index = createCommuneIndex(communes, () => null);
      plan = readPlan(table, { mapping, zone, today, communes: index }, tolerant);
      entries = [...plan.visites, ...plan.seances];
      return { summary: plan.summary, errors: plan.errors.slice(0, SHOWN_ERRORS) };
    },
    entrees: async (from, count) => {
      if (plan === null) throw new Error('No plan was made.');
      return entries.slice(from, from + count);
    },
    erreurs: async () => encode(writeCsv(errorsSheet(plan?.errors ?? []))),
    ecrire: async (sheet, format) =>
      format === 'csv' ? encode(writeCsv(sheet)) : writeXlsx(sheet),
  };
}

function errorsSheet(errors: readonly LineError[]) {
  return {
    name: 'Erreurs',
    columns: [
      { header: 'Ligne', kind: 'nombre', width: 8 },
      { header: 'Colonne', kind: 'texte', width: 30 },
      { header: 'Ce qui ne va pas', kind: 'texte', width: 90 },
    ],
    rows: errors.map(({ ligne, colonne, sentence }) => [ligne, colonne, sentence]),
  } as const;
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
