import { z } from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { TextRow } from '../echange/table.ts';

const structuresSchema = z.union([
  z.array(z.record(z.string(), z.unknown())).min(1),
  // A page of the API of data·inclusion.
  z
    .object({ items: z.array(z.record(z.string(), z.unknown())).min(1) })
    .transform((page) => page.items),
]);

/**
 * The rows of a JSON file of structures (a list of objects, or a page of an API): a first row of their
 * fields, then one a structure, lists joined by commas. Refusal: `json-illisible`.
 */
export function jsonToRows(text: string): Result<readonly TextRow[]> {
  const parsed = structuresSchema.safeParse(parse(text));
  if (!parsed.success)
    return refuse(
      'json-illisible',
      'Ce fichier JSON n’est pas une liste de structures. Choisissez le fichier «\u00a0structures\u00a0» de data·inclusion, ou un fichier CSV.',
    );
  const headers = [...new Set(parsed.data.flatMap((structure) => Object.keys(structure)))];
  return ok([
    { line: 1, cells: headers },
    ...parsed.data.map((structure, at) => ({
      line: at + 2,
      cells: headers.map((header) => toCell(structure[header])),
    })),
  ]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function toCell(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.map(toCell).join(',') : '';
}
