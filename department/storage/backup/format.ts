import { z } from 'zod';

/**
 * A backup is a gzip of JSON lines: a head, then each line of each table as `["table", {…}]`, those
 * another refers to first, then an end that counts them and bears the SHA-256 of all that precedes it.
 * Dates are ISO 8601, bytes `\\x…`, as PostgreSQL’s own `to_jsonb` writes them.
 */
export const BACKUP_VERSION = 1;

export const headSchema = z.strictObject({
  relais: z.literal('sauvegarde'),
  version: z.int().min(1),
  departement: z.string(),
  /** The last numbered SQL file the tables were built by. */
  migration: z.int().min(1),
  at: z.iso.datetime(),
});
export type BackupHead = z.infer<typeof headSchema>;

export const lineSchema = z.tuple([
  z.string().regex(/^[a-z_][a-z0-9_]*$/),
  z.record(z.string(), z.unknown()),
]);

export const endSchema = z.strictObject({
  fin: z.literal(true),
  lignes: z.int().min(0),
  empreinte: z.string().regex(/^[0-9a-f]{64}$/),
});
