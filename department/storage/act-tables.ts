import { z } from 'zod';
import type { DepartementCode } from '../../shared/domain/site/identifiers.ts';
import { adminActSchema } from '../../shared/domain/staff/act.ts';
import { staffRoleSchema } from '../../shared/domain/staff/role.ts';
import type { ActStore } from '../operations/act-store.ts';
import type { Database } from './database.ts';

/** How long an act is kept, in hours: a year, as the access log of a desk. */
const KEPT = { hours: 366 * 24 };

const actRowSchema = z.object({
  id: z.string(),
  at: z.date(),
  author: z.string(),
  role: staffRoleSchema.nullable(),
  act: adminActSchema,
  subject: z.string().nullable(),
  outcome: z.enum(['fait', 'refuse']).nullable(),
});

/** The audit, in table `admin_acts`. */
export function createActStore(database: Database, departement: DepartementCode): ActStore {
  return {
    async begin({ id, at, author, role, act, subject }) {
      await database.query(
        `WITH forgotten AS (
           DELETE FROM admin_acts WHERE departement = $1 AND at < $8
         )
         INSERT INTO admin_acts (departement, id, at, author, role, act, subject)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [departement, id, at.toString(), author, role, act, subject, at.subtract(KEPT).toString()],
      );
    },

    async end(id, outcome) {
      await database.query(
        'UPDATE admin_acts SET outcome = $3 WHERE departement = $1 AND id = $2',
        [departement, id, outcome],
      );
    },

    async latest(limit) {
      const rows = await database.query(
        `SELECT id, at, author, role, act, subject, outcome FROM admin_acts
         WHERE departement = $1 ORDER BY at DESC, id LIMIT $2`,
        [departement, limit],
      );
      return rows.flatMap((row) => {
        // An act a newer server knows is not shown by this one.
        const read = actRowSchema.safeParse(row);
        return read.success
          ? [{ ...read.data, at: Temporal.Instant.fromEpochMilliseconds(read.data.at.getTime()) }]
          : [];
      });
    },
  };
}
