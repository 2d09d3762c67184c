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

const slotRowSchema = z.object({ creneau: z.string(), salle: salleSchema });

/** Rooms of calls, in tables `slot_rooms` and `salles_visio`. */
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

    async ofSlots(creneaux, draw) {
      const read = async () => {
        const rows = await database.query(
          'SELECT creneau, salle FROM slot_rooms WHERE departement = $1 AND creneau = ANY ($2::uuid[])',
          [departement, creneaux],
        );
        return new Map(
          rows.map((row) => slotRowSchema.parse(row)).map(({ creneau, salle }) => [creneau, salle]),
        );
      };
      const known = await read();
      const missing = creneaux.filter((creneau) => !known.has(creneau));
      if (missing.length === 0) return known;
      // Drawn twice at once, the first one written is the room, and both read it.
      await database.query(
        `INSERT INTO slot_rooms (departement, creneau, salle)
         SELECT $1, creneau, salle FROM unnest($2::uuid[], $3::text[]) AS drawn (creneau, salle)
         ON CONFLICT (departement, creneau) DO NOTHING`,
        [departement, missing, missing.map(draw)],
      );
      return read();
    },
  };
}
