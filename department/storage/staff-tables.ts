import { z } from 'zod';
import type { DepartementCode } from '../../shared/domain/site/identifiers.ts';
import type { StaffStore } from '../operations/staff-store.ts';
import type { Database } from './database.ts';

const createdRowSchema = z.object({ is_new: z.boolean() });
const memberRowSchema = z.object({ login: z.string(), name: z.string() });
const accountRowSchema = memberRowSchema.extend({ password_hash: z.string() });

/** Staff accounts and their sessions, in tables `staff` and `staff_sessions`. */
export function createStaffStore(database: Database, departement: DepartementCode): StaffStore {
  return {
    async save({ login, name, passwordHash }, at) {
      return database.transaction(async (client) => {
        // xmax is zero on a line just inserted, and the updating transaction’s id otherwise.
        const [row] = await client.query(
          `INSERT INTO staff (departement, login, name, password_hash, created_at, updated_at)
           VALUES ($1, $2, $3, $4, $5, $5)
           ON CONFLICT (departement, login) DO UPDATE SET
             name = excluded.name, password_hash = excluded.password_hash,
             updated_at = excluded.updated_at
           RETURNING xmax = 0 AS is_new`,
          [departement, login, name, passwordHash, at.toString()],
        );
        await client.query('DELETE FROM staff_sessions WHERE departement = $1 AND login = $2', [
          departement,
          login,
        ]);
        return createdRowSchema.parse(row).is_new;
      });
    },

    async find(login) {
      const [row] = await database.query(
        'SELECT login, name, password_hash FROM staff WHERE departement = $1 AND login = $2',
        [departement, login],
      );
      if (row === undefined) return null;
      const { name, password_hash: passwordHash } = accountRowSchema.parse(row);
      return { login, name, passwordHash };
    },

    async openSession({ tokenHash, login, openedAt, expiresAt }) {
      await database.transaction(async (client) => {
        await client.query(
          'DELETE FROM staff_sessions WHERE departement = $1 AND expires_at <= $2',
          [departement, openedAt.toString()],
        );
        await client.query(
          `INSERT INTO staff_sessions (departement, token_hash, login, created_at, expires_at)
           VALUES ($1, $2, $3, $4, $5)`,
          [departement, tokenHash, login, openedAt.toString(), expiresAt.toString()],
        );
      });
    },

    async findSession(tokenHash, at) {
      const [row] = await database.query(
        `SELECT staff.login, staff.name FROM staff_sessions
         JOIN staff USING (departement, login)
         WHERE departement = $1 AND token_hash = $2 AND expires_at > $3`,
        [departement, tokenHash, at.toString()],
      );
      return row === undefined ? null : memberRowSchema.parse(row);
    },

    async closeSession(tokenHash) {
      await database.query(
        'DELETE FROM staff_sessions WHERE departement = $1 AND token_hash = $2',
        [departement, tokenHash],
      );
    },
  };
}
