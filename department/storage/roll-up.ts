import { z } from 'zod';
import type { DepartementCode, Provenance, SiteId } from '../../shared/domain/site/identifiers.ts';
import type { Cell } from '../operations/count-store.ts';
import type { Queryable } from './database.ts';

/** A cell as a table gives it. */
export const cellRowSchema = z.object({
  unit: z.string(),
  dimension: z.string(),
  key: z.string(),
  n: z.coerce.number().pipe(z.int()),
});

/** What one transaction changes in the sums by month of a site. */
export interface RollUp {
  /** Adds (or takes off, with −1) the cells of a document of this period, `YYYY-MM-DD`. */
  add(
    period: string,
    cells: readonly (Omit<Cell, 'unit'> & { readonly unit: string })[],
    sign: 1 | -1,
  ): void;
  /** Notes that something was received for the month of a period. */
  receive(period: string, provenance: Provenance, at: Temporal.Instant): void;
  /** Writes the differences, in one order for everybody: two desks of a site never wait in a circle. */
  save(): Promise<void>;
}

export function createRollUp(
  client: Queryable,
  departement: DepartementCode,
  site: SiteId,
): RollUp {
  const differences = new Map<string, number>();
  const receptions = new Map<string, string>();
  const monthOf = (period: string) => `${period.slice(0, 7)}-01`;
  return {
    add: (period, cells, sign) => {
      for (const { unit, dimension, key, n } of cells) {
        const line = JSON.stringify([monthOf(period), unit, dimension, key]);
        differences.set(line, (differences.get(line) ?? 0) + sign * n);
      }
    },
    receive: (period, provenance, at) => {
      receptions.set(JSON.stringify([monthOf(period), provenance]), at.toString());
    },
    save: async () => {
      const lines = [...differences]
        .filter(([, n]) => n !== 0)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([line, n]) => ({ line: z.array(z.string()).parse(JSON.parse(line)), n }));
      const received = [...receptions]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([line, at]) => [...z.array(z.string()).parse(JSON.parse(line)), at]);
      await Promise.all([
        lines.length > 0 &&
          client.prepared(
            `INSERT INTO month_counts AS kept (departement, site, month, unit, dimension, key, n)
             SELECT $1, $2, month, unit, dimension, key, n
             FROM unnest($3::date[], $4::text[], $5::text[], $6::text[], $7::bigint[])
               AS given (month, unit, dimension, key, n)
             ON CONFLICT (departement, month, site, unit, dimension, key)
               DO UPDATE SET n = kept.n + excluded.n`,
            [
              departement,
              site,
              ...[0, 1, 2, 3].map((part) => lines.map(({ line }) => line[part])),
              lines.map(({ n }) => n),
            ],
          ),
        received.length > 0 &&
          client.prepared(
            `INSERT INTO month_receptions AS kept
               (departement, site, month, provenance, last_received)
             SELECT $1, $2, month, provenance, received
             FROM unnest($3::date[], $4::text[], $5::timestamptz[])
               AS given (month, provenance, received)
             ON CONFLICT (departement, month, site, provenance)
               DO UPDATE SET last_received = greatest(kept.last_received, excluded.last_received)`,
            [departement, site, ...[0, 1, 2].map((part) => received.map((line) => line[part]))],
          ),
      ]);
    },
  };
}
