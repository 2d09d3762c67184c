import { z } from 'zod';
import type { DepartementCode } from '../../shared/domain/site/identifiers.ts';
import { staffRoleSchema } from '../../shared/domain/staff/role.ts';
import type { StaffStore } from '../operations/staff-store.ts';
import type { Database } from './database.ts';

const createdRowSchema = z.object({ is_new: z.boolean() });
const memberRowSchema = z.object({ login: z.string(), name: z.string(), role: staffRoleSchema });
const passwordRowSchema = memberRowSchema.extend({ password_hash: z.string() });
const accountRowSchema = memberRowSchema.extend({
  created_at: z.date(),
  closed_at: z.date().nullable(),
  opened_at: z.date().nullable(),
  sessions: z.coerce.number(),
});

/** Staff accounts and their sessions, in tables `staff` and `staff_sessions`. */
export function createStaffStore(database: Database, departement: DepartementCode): StaffStore {
  const endSessions = 'DELETE FROM staff_sessions WHERE departement = $1 AND login = $2';
  return {
    async save({ login, name, role, passwordHash }, at) {
      return database.transaction(async (client) => {
        // xmax is zero on a line just inserted, and the updating transaction’s id otherwise.
        const [row] = await client.query(
          `INSERT INTO staff AS kept
             (departement, login, name, password_hash, role, created_at, updated_at)
           VALUES ($1, $2, $3, $4, coalesce($6, 'coordination'), $5, $5)
           ON CONFLICT (departement, login) DO UPDATE SET
             name = excluded.name, password_hash = excluded.password_hash,
             role = coalesce($6, kept.role), closed_at = NULL, updated_at = excluded.updated_at
           RETURNING xmax = 0 AS is_new`,
          [departement, login, name, passwordHash, at.toString(), role],
        );
        await client.query(endSessions, [departement, login]);
        return createdRowSchema.parse(row).is_new;
      });
    },

    async list(at) {
      const rows = await database.query(
        `SELECT staff.login, name, role, staff.created_at, closed_at,
           max(session.created_at) AS opened_at, count(session.token_hash) AS sessions
         FROM staff LEFT JOIN staff_sessions AS session
           ON (session.departement, session.login) = (staff.departement, staff.login)
             AND session.expires_at > $2
         WHERE staff.departement = $1
         GROUP BY staff.departement, staff.login ORDER BY staff.login`,
        [departement, at.toString()],
      );
      return rows.map((row) => {
        const { login, name, role, sessions, ...dates } = accountRowSchema.parse(row);
        return {
          login,
          name,
          role,
          sessions,
          createdAt: toInstant(dates.created_at),
          closedAt: dates.closed_at && toInstant(dates.closed_at),
          openedAt: dates.opened_at && toInstant(dates.opened_at),
        };
      });
    },

    async changeRole(login, role, at) {
      const changed = await database.query(
        `UPDATE staff SET role = $3, updated_at = $4
         WHERE departement = $1 AND login = $2 RETURNING login`,
        [departement, login, role, at.toString()],
      );
      return changed.length > 0;
    },

    async setClosed(login, isClosed, at) {
      return database.transaction(async (client) => {
        const changed = await client.query(
          `UPDATE staff SET closed_at = CASE WHEN $3 THEN $4::timestamptz END, updated_at = $4
           WHERE departement = $1 AND login = $2 RETURNING login`,
          [departement, login, isClosed, at.toString()],
        );
        if (isClosed) await client.query(endSessions, [departement, login]);
        return changed.length > 0;
      });
    },

    async changePassword(login, passwordHash, keptSession, at) {
      await database.transaction(async (client) => {
        await client.query(
          `UPDATE staff SET password_hash = $3, updated_at = $4
           WHERE departement = $1 AND login = $2`,
          [departement, login, passwordHash, at.toString()],
        );
        await client.query(`${endSessions} AND token_hash <> $3`, [
          departement,
          login,
          keptSession,
        ]);
      });
    },

    async closeSessions(login) {
      const closed = await database.query(`${endSessions} RETURNING login`, [departement, login]);
      return closed.length;
    },

    async find(login) {
      const [row] = await database.query(
        `SELECT login, name, role, password_hash FROM staff
         WHERE departement = $1 AND login = $2 AND closed_at IS NULL`,
        [departement, login],
      );
      if (row === undefined) return null;
      const { name, role, password_hash: passwordHash } = passwordRowSchema.parse(row);
      return { login, name, role, passwordHash };
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
        `SELECT staff.login, staff.name, staff.role FROM staff_sessions
         JOIN staff USING (departement, login)
         WHERE departement = $1 AND token_hash = $2 AND expires_at > $3 AND closed_at IS NULL`,
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

function toInstant(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}
