import { z } from 'zod';
import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import { provenanceSchema, siteIdSchema } from '../../shared/domain/site/identifiers.ts';
import type { DepartementCode } from '../../shared/domain/site/identifiers.ts';
import type { FigureStore, RawFigures } from '../operations/figure-store.ts';
import type { Database } from './database.ts';
import { cellRowSchema } from './roll-up.ts';

const siteCellSchema = cellRowSchema.extend({ site: siteIdSchema, period: localDaySchema });

const receptionSchema = z
  .object({
    site: siteIdSchema,
    period: localDaySchema,
    provenance: provenanceSchema,
    last_received: z.date(),
  })
  .transform(({ last_received, ...rest }) => ({
    ...rest,
    lastReceived: Temporal.Instant.fromEpochMilliseconds(last_received.getTime()),
  }));

/** Sums of the received counts: all the adding is done by the database, from the cells it keeps. */
export function createFigureStore(database: Database, departement: DepartementCode): FigureStore {
  const read = (cells: string, receptions: string, range: readonly unknown[]) =>
    database.transaction(
      async (client): Promise<RawFigures> => ({
        cells: z.array(siteCellSchema).parse(await client.query(cells, range)),
        receptions: z.array(receptionSchema).parse(await client.query(receptions, range)),
      }),
      'ISOLATION LEVEL REPEATABLE READ READ ONLY',
    );
  return {
    months: (from, to) =>
      read(
        `SELECT site, month::text AS period, unit, dimension, key, n FROM month_counts
         WHERE departement = $1 AND month BETWEEN $2 AND $3 AND n > 0`,
        `SELECT site, month::text AS period, provenance, last_received FROM month_receptions
         WHERE departement = $1 AND month BETWEEN $2 AND $3`,
        [departement, from, to],
      ),
    days: (from, to) =>
      read(
        `SELECT site, period::text, unit, dimension, key, sum(n) AS n FROM count_cells
         WHERE departement = $1 AND kind = 'jour' AND period BETWEEN $2 AND $3
           AND dimension IN ('total', 'premiere', 'etat')
         GROUP BY site, period, unit, dimension, key`,
        `SELECT site, period::text, provenance, max(received_at) AS last_received
         FROM count_documents
         WHERE departement = $1 AND kind = 'jour' AND period BETWEEN $2 AND $3
         GROUP BY site, period, provenance`,
        [departement, from, to],
      ),
    stamp: async () => {
      const [row] = await database.query(
        `SELECT coalesce(sum(applied), 0)::text AS stamp FROM desks WHERE departement = $1`,
        [departement],
      );
      return z.object({ stamp: z.string() }).parse(row).stamp;
    },
  };
}
