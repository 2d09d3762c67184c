import { z } from 'zod';
import { provenanceSchema, siteIdSchema } from '../../shared/domain/site/identifiers.ts';
import type { DepartementCode } from '../../shared/domain/site/identifiers.ts';
import { themeSchema } from '../../shared/domain/vocabulary/theme.ts';
import type { FigureStore } from '../operations/figure-store.ts';
import type { Database } from './database.ts';

const sumSchema = z.coerce.number().pipe(z.int().min(0));

const siteRowSchema = z.object({
  site: siteIdSchema,
  visites: sumSchema,
  demandes: sumSchema,
  usagers: sumSchema,
  last_received: z.date(),
});

const themeRowSchema = z.object({ site: siteIdSchema, theme: themeSchema, demandes: sumSchema });
const provenanceRowSchema = z.object({ provenance: provenanceSchema });

/** Sums of the received counts: all the adding is done by the database, from the cells it keeps. */
export function createFigureStore(database: Database, departement: DepartementCode): FigureStore {
  return {
    async sum(period, from, to) {
      return database.transaction(async (client) => {
        const range = [departement, from, to];
        const siteRows = await client.query(
          `SELECT site, last_received, coalesce(visites, 0) AS visites,
             coalesce(demandes, 0) AS demandes, coalesce(usagers, 0) AS usagers
           FROM (
             SELECT site, max(received_at) AS last_received FROM day_documents
             WHERE departement = $1 AND day BETWEEN $2 AND $3 GROUP BY site
           ) AS received
           LEFT JOIN (
             SELECT site,
               sum(n) FILTER (WHERE unit = 'visites' AND dimension = 'total') AS visites,
               sum(n) FILTER (WHERE unit = 'demandes' AND dimension = 'total') AS demandes,
               sum(n) FILTER (WHERE unit = 'usagersSuivis' AND dimension = 'premiere'
                              AND key = $4) AS usagers
             FROM day_counts
             WHERE departement = $1 AND day BETWEEN $2 AND $3 GROUP BY site
           ) AS counted USING (site)`,
          [...range, period],
        );
        const themeRows = await client.query(
          `SELECT site, key AS theme, sum(n) AS demandes FROM day_counts
           WHERE departement = $1 AND day BETWEEN $2 AND $3
             AND unit = 'demandes' AND dimension = 'theme'
           GROUP BY site, key`,
          range,
        );
        const provenanceRows = await client.query(
          `SELECT DISTINCT provenance FROM day_documents
           WHERE departement = $1 AND day BETWEEN $2 AND $3 ORDER BY provenance`,
          range,
        );
        const themes = themeRows.map((row) => themeRowSchema.parse(row));
        return {
          sites: siteRows.map((row) => {
            const { site, visites, demandes, usagers, last_received } = siteRowSchema.parse(row);
            const ofSite = themes.filter((line) => line.site === site);
            return {
              site,
              visites,
              demandes,
              usagersSuivis: usagers,
              lastReceived: Temporal.Instant.fromEpochMilliseconds(last_received.getTime()),
              themes: Object.fromEntries(ofSite.map(({ theme, demandes: n }) => [theme, n])),
            };
          }),
          provenances: provenanceRows.map((row) => provenanceRowSchema.parse(row).provenance),
        };
      }, 'ISOLATION LEVEL REPEATABLE READ READ ONLY');
    },
  };
}
