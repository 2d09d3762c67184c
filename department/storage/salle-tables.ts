import { z } from 'zod';
import type { DepartementCode } from '../../shared/domain/site/identifiers.ts';
import { siteIdSchema } from '../../shared/domain/site/identifiers.ts';
import { salleSchema } from '../../shared/visio/salle.ts';
import type { SalleStore } from '../operations/salle-store.ts';
import type { Database } from './database.ts';

const instantSchema = z
  .date()
  .transform((date) => Temporal.Instant.fromEpochMilliseconds(date.getTime()));

const rowSchema = z.object({
  salle: salleSchema,
  site: siteIdSchema,
  de: instantSchema,
  a: instantSchema,
});

/** Rooms of calls, in table `salles_visio`. */
export function createSalleStore(database: Database, departement: DepartementCode): SalleStore {
  return {
    async add({ salle, site, de, a }, forgetBefore) {
      await database.transaction(async (client) => {
        await client.query('DELETE FROM salles_visio WHERE departement = $1 AND a < $2', [
          departement,
          forgetBefore.toString(),
        ]);
        await client.query(
          'INSERT INTO salles_visio (departement, salle, site, de, a) VALUES ($1, $2, $3, $4, $5)',
          [departement, salle, site, de.toString(), a.toString()],
        );
      });
    },

    async find(salle) {
      const [row] = await database.query(
        'SELECT salle, site, de, a FROM salles_visio WHERE departement = $1 AND salle = $2',
        [departement, salle],
      );
      return row === undefined ? null : rowSchema.parse(row);
    },
  };
}
