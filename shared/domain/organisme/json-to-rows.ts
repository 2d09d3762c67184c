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
 * The rows of a JSON file of structures or services (a list of objects, or a page of an API): a first row
 * of their fields, then one each, lists joined by commas. Refusal: `json-illisible`.
 */
export function jsonToRows(text: string): Result<readonly TextRow[]> {
  const parsed = structuresSchema.safeParse(parse(text));
  if (!parsed.success)
    return refuse(
      'json-illisible',
      'Ce fichier JSON n’est pas une liste de structures ni de services. Choisissez le fichier «\u00a0structures\u00a0» ou «\u00a0services\u00a0» de data·inclusion, ou un fichier CSV.',
    );
  const things = parsed.data.map(withStructure);
  const headers = [...new Set(things.flatMap((thing) => Object.keys(thing)))];
  return ok([
    { line: 1, cells: headers },
    ...things.map((thing, at) => ({
      line: at + 2,
      cells: headers.map((header) => toCell(thing[header])),
    })),
  ]);
}

/** A service as the API gives it holds its structure whole: its name alone is read. */
function withStructure(
  thing: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { structure, ...rest } = thing;
  const named = z.object({ nom: z.string() }).safeParse(structure);
  return named.success ? { ...rest, structure_nom: named.data.nom } : thing;
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
