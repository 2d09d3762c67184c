import { z } from 'zod';
import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import { deskLetterSchema, siteIdSchema } from '../../shared/domain/site/identifiers.ts';
import type { DepartementCode, SiteId } from '../../shared/domain/site/identifiers.ts';
import type { DeskIdentity } from '../operations/desk-identity.ts';
import type { DeskStore, EnrolmentOutcome } from '../operations/desk-store.ts';
import type { Database, Queryable } from './database.ts';
import { createTokenStore, holdDesk } from './token-tables.ts';

const usedRowSchema = z.object({ site: siteIdSchema, desk: deskLetterSchema.nullable() });
const lineageRowSchema = z.object({ lineage: z.array(z.string()) });
const letterRowSchema = z.object({ desk: deskLetterSchema });
const codeRowSchema = z.object({ is_used: z.boolean(), is_expired: z.boolean() });
const receivedRowSchema = z.object({ epoch: z.coerce.number(), rev: z.coerce.number() });

const keptRowSchema = z.object({
  site: siteIdSchema,
  desk: deskLetterSchema,
  program: z.string(),
  enrolled_at: z.date(),
  last_contact_at: z.date(),
  is_revoked: z.boolean(),
  token_renewed_at: z.date().nullable(),
  stated_epoch: z.coerce.number(),
  stated_rev: z.coerce.number(),
  received_epoch: z.coerce.number(),
  received_rev: z.coerce.number(),
  rollbacks: z.int(),
  rollbacks_seen: z.int(),
  forks: z.coerce.number(),
  forked_at: z.date().nullable(),
});

const asideRowSchema = z.object({
  site: siteIdSchema,
  desk: deskLetterSchema,
  kind: z.enum(['jour', 'mois']),
  period: localDaySchema,
  received_at: z.date(),
  settled_at: z.date().nullable(),
  settled_by: z.string().nullable(),
  total: z.coerce.number(),
});

/** Desks, one-time codes and tokens, in tables `desks`, `enrolment_codes` and `desk_tokens`. */
export function createDeskStore(database: Database, departement: DepartementCode): DeskStore {
  return {
    ...createTokenStore(database, departement),

    async saveCode({ hash, site, issuedAt, expiresAt, desk }) {
      await database.query(
        `INSERT INTO enrolment_codes (departement, code_hash, site, issued_at, expires_at, desk)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [departement, hash, site, issuedAt.toString(), expiresAt.toString(), desk],
      );
    },

    async enrol(request) {
      return database.transaction(async (client) => {
        const at = request.at.toString();
        // The one guard against two uses: whoever updates the row first has the code.
        const [used] = await client.query(
          `UPDATE enrolment_codes SET used_at = $3
           WHERE departement = $1 AND code_hash = $2 AND used_at IS NULL AND expires_at > $3
             AND ($4::text IS NULL OR site = $4)
           RETURNING site, desk`,
          [departement, request.codeHash, at, request.site],
        );
        if (used === undefined) return explainRefusal(client, departement, request.codeHash, at);
        const { site, desk: named } = usedRowSchema.parse(used);
        const carried = await findFormer(client, departement, site, named, request.formerHash);
        const received =
          carried === null || named !== null
            ? null
            : await findCopied(client, departement, { site, desk: carried }, request);
        const former = received === null ? carried : null;
        const desk = former ?? named ?? (await takeNextLetter(client, departement, site));
        if (desk === null) {
          await client.query(
            'UPDATE enrolment_codes SET used_at = NULL WHERE departement = $1 AND code_hash = $2',
            [departement, request.codeHash],
          );
          return { kind: 'full' };
        }
        if (former === null)
          await client.query(
            `INSERT INTO desks
               (departement, site, desk, enrolled_at, enrolled_on, last_contact_at, program, applied,
                ledger_hash)
             -- Anywhere but at 0: a network emptied and filled again does not meet an old stamp.
             VALUES ($1, $2, $3, $4, $5, $4, $6, floor(random() * 1e12)::bigint, $7)`,
            [departement, site, desk, at, request.today, request.program, request.ledgerHash],
          );
        else {
          await client.query(
            `UPDATE desks SET ledger_hash = coalesce($4, ledger_hash)
             WHERE departement = $1 AND site = $2 AND desk = $3`,
            [departement, site, desk, request.ledgerHash],
          );
          await client.query(
            `UPDATE desk_tokens SET revoked_at = $4
             WHERE departement = $1 AND site = $2 AND desk = $3 AND revoked_at IS NULL`,
            [departement, site, desk, at],
          );
        }
        await client.query(
          `INSERT INTO desk_tokens (departement, token_hash, site, desk, issued_at, confirmed_at)
           VALUES ($1, $2, $3, $4, $5, $5)`,
          [departement, request.tokenHash, site, desk, at],
        );
        return { kind: 'enrolled', site, desk, received };
      });
    },

    async greet({ site, desk }, at) {
      const [row] = await database.query(
        `UPDATE desks SET last_contact_at = greatest(last_contact_at, $4)
         WHERE departement = $1 AND site = $2 AND desk = $3
         RETURNING received_epoch AS epoch, received_rev AS rev`,
        [departement, site, desk, at.toString()],
      );
      const { epoch, rev } = receivedRowSchema.parse(row);
      return { epoch, highestRev: rev };
    },

    async list() {
      const rows = await database.query(
        `SELECT site, desk, program, enrolled_at, last_contact_at,
           stated_epoch, stated_rev, received_epoch, received_rev, rollbacks, rollbacks_seen,
           NOT EXISTS (SELECT FROM desk_tokens AS token
             WHERE (token.departement, token.site, token.desk)
                 = (desks.departement, desks.site, desks.desk)
               AND revoked_at IS NULL) AS is_revoked,
           (SELECT max(confirmed_at) FROM desk_tokens AS token
             WHERE (token.departement, token.site, token.desk)
                 = (desks.departement, desks.site, desks.desk)
               AND is_renewal) AS token_renewed_at,
           forks, forked_at
         FROM desks
         LEFT JOIN LATERAL (
           SELECT count(*) AS forks, max(received_at) AS forked_at FROM forked_documents AS fork
           WHERE (fork.departement, fork.site, fork.desk)
               = (desks.departement, desks.site, desks.desk) AND settled_at IS NULL
         ) AS forked ON true
         WHERE departement = $1 ORDER BY site, desk`,
        [departement],
      );
      return rows.map((row) => {
        const kept = keptRowSchema.parse(row);
        return {
          site: kept.site,
          desk: kept.desk,
          program: kept.program,
          enrolledAt: toInstant(kept.enrolled_at),
          lastContactAt: toInstant(kept.last_contact_at),
          isRevoked: kept.is_revoked,
          tokenRenewedAt: kept.token_renewed_at && toInstant(kept.token_renewed_at),
          stated: { epoch: kept.stated_epoch, rev: kept.stated_rev },
          received: { epoch: kept.received_epoch, rev: kept.received_rev },
          rollbacks: kept.rollbacks,
          rollbacksSeen: kept.rollbacks_seen,
          forks: kept.forks,
          forkedAt: kept.forked_at && toInstant(kept.forked_at),
        };
      });
    },

    async settleForks({ site, desk }, by, at) {
      const settled = await database.query(
        `UPDATE forked_documents SET settled_at = $4, settled_by = $5
         WHERE departement = $1 AND site = $2 AND desk = $3 AND settled_at IS NULL
         RETURNING desk`,
        [departement, site, desk, at.toString(), by],
      );
      return settled.length;
    },

    async settleRollbacks({ site, desk }, by, at) {
      const [row] = await database.query(
        `UPDATE desks SET rollbacks_seen = desks.rollbacks, rollbacks_seen_at = $4,
           rollbacks_seen_by = $5
         FROM (SELECT rollbacks_seen AS before FROM desks
           WHERE departement = $1 AND site = $2 AND desk = $3 FOR UPDATE) AS former
         WHERE departement = $1 AND site = $2 AND desk = $3 AND rollbacks > before
         RETURNING rollbacks - before AS seen`,
        [departement, site, desk, at.toString(), by],
      );
      return row === undefined ? 0 : Number(row['seen']);
    },

    async listAside(limit) {
      const rows = await database.query(
        `SELECT site, desk, kind, period::text, received_at, settled_at, settled_by,
           count(*) OVER () AS total
         FROM forked_documents WHERE departement = $1
         ORDER BY settled_at IS NOT NULL, received_at DESC, site, desk, kind, period, rev LIMIT $2`,
        [departement, limit],
      );
      const documents = z.array(asideRowSchema).parse(rows);
      return {
        total: documents[0]?.total ?? 0,
        documents: documents.map(
          ({ received_at, settled_at, settled_by, total: _total, ...aside }) => ({
            ...aside,
            receivedAt: toInstant(received_at),
            settledAt: settled_at && toInstant(settled_at),
            settledBy: settled_by,
          }),
        ),
      };
    },

    async revoke({ site, desk }, at) {
      return database.transaction(async (client) => {
        // A token proposed at this very moment dies with the others.
        await holdDesk(client, departement, { site, desk });
        const revoked = await client.query(
          `UPDATE desk_tokens SET revoked_at = $4
           WHERE departement = $1 AND site = $2 AND desk = $3 AND revoked_at IS NULL
           RETURNING desk`,
          [departement, site, desk, at.toString()],
        );
        return revoked.length > 0;
      });
    },
  };
}

/** The desk of this letter, or of whoever has this token, revoked or not; null when there is none. */
async function findFormer(
  client: Queryable,
  departement: DepartementCode,
  site: SiteId,
  letter: string | null,
  tokenHash: Uint8Array | null,
): Promise<z.infer<typeof deskLetterSchema> | null> {
  const [row] = await client.query(
    letter === null
      ? 'SELECT desk FROM desk_tokens WHERE departement = $1 AND site = $2 AND token_hash = $3'
      : 'SELECT desk FROM desks WHERE departement = $1 AND site = $2 AND desk = $3',
    [departement, site, letter ?? tokenHash],
  );
  return row === undefined ? null : letterRowSchema.parse(row).desk;
}

/** Seconds of refusals that are looked back on, at most: a desk’s clock may have jumped since. */
const LOOKED_BACK = 3600;

/**
 * Which deliveries of a desk had arrived, when it is a copy: the token it shows has died, and another
 * program went on with its letter while it was refused. Null when it is the desk itself, whose former
 * life is over: put back from a backup, or enrolled again after an answer was lost.
 */
async function findCopied(
  client: Queryable,
  departement: DepartementCode,
  { site, desk }: DeskIdentity,
  { formerHash, lineage, at }: Parameters<DeskStore['enrol']>[0],
): Promise<readonly string[] | null> {
  if (lineage === null) return null;
  const refusedAt = at.subtract({ seconds: Math.min(lineage.refusedFor, LOOKED_BACK) });
  const [row] = await client.query(
    `SELECT lineage FROM desks
     WHERE departement = $1 AND site = $2 AND desk = $3 AND last_contact_at > $5
       AND EXISTS (SELECT FROM desk_tokens AS shown
         WHERE shown.departement = desks.departement AND shown.token_hash = $4
           AND shown.revoked_at IS NOT NULL)
       AND EXISTS (SELECT FROM desk_tokens AS living
         WHERE (living.departement, living.site, living.desk)
             = (desks.departement, desks.site, desks.desk) AND living.revoked_at IS NULL)`,
    [departement, site, desk, formerHash, refusedAt.toString()],
  );
  if (row === undefined) return null;
  const known = lineageRowSchema.parse(row).lineage;
  return lineage.after.filter((delivery) => known.includes(delivery));
}

async function explainRefusal(
  client: Queryable,
  departement: DepartementCode,
  codeHash: Uint8Array,
  at: string,
): Promise<EnrolmentOutcome> {
  const [row] = await client.query(
    `SELECT used_at IS NOT NULL AS is_used, expires_at <= $3 AS is_expired FROM enrolment_codes
     WHERE departement = $1 AND code_hash = $2`,
    [departement, codeHash, at],
  );
  if (row === undefined) return { kind: 'unknown' };
  const code = codeRowSchema.parse(row);
  if (code.is_used) return { kind: 'used' };
  return { kind: code.is_expired ? 'expired' : 'other-site' };
}

/** The first letter after every one ever given at this site; null after Z. */
async function takeNextLetter(
  client: Queryable,
  departement: DepartementCode,
  site: SiteId,
): Promise<z.infer<typeof deskLetterSchema> | null> {
  // Two desks enrolled at once with two codes wait for each other here.
  await client.query('SELECT FROM sites WHERE departement = $1 AND site = $2 FOR UPDATE', [
    departement,
    site,
  ]);
  const [row] = await client.query(
    `SELECT chr(coalesce(max(ascii(desk)), ascii('A') - 1) + 1) AS desk
     FROM desks WHERE departement = $1 AND site = $2`,
    [departement, site],
  );
  const letter = letterRowSchema.safeParse(row);
  return letter.success ? letter.data.desk : null;
}

function toInstant(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}
