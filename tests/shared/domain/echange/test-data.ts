import { join } from 'node:path';
import { createCommuneIndex } from '../../../../shared/domain/commune/commune-index.ts';
import { localDaySchema, zoneSchema } from '../../../../shared/domain/calendar/local-day.ts';
import { countKnownHeaders, proposeMapping } from '../../../../shared/domain/echange/mapping.ts';
import type { Mapping } from '../../../../shared/domain/echange/mapping.ts';
import { readPlan } from '../../../../shared/domain/echange/read-plan.ts';
import type { Plan } from '../../../../shared/domain/echange/read-plan.ts';
import { toTable } from '../../../../shared/domain/echange/table.ts';
import { cutCommunes } from '../../../../tools/commune-asset.ts';

/** The communes of France, as the build cuts them. */
export const communeData = cutCommunes(join(import.meta.dirname, '../../../..'));

const communes = createCommuneIndex(communeData, () => null);

const paris = zoneSchema.parse('Europe/Paris');

const today = localDaySchema.parse('2026-05-12');

/** The plan of rows of text, the first being the headers. */
export function planOf(
  rows: readonly (readonly string[])[],
  { tolerant = false, mapping }: { readonly tolerant?: boolean; readonly mapping?: Mapping } = {},
): Plan {
  const table = toTable(
    rows.map((cells, index) => ({ line: index + 1, cells })),
    countKnownHeaders,
  );
  if (!table.ok) throw new Error(table.failure.code);
  const used = mapping ?? proposeMapping(table.value.headers, []);
  const context = { mapping: used, zone: paris, today, communes };
  return readPlan(table.value, context, tolerant);
}
