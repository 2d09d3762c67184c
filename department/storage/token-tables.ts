import { z } from 'zod';
import { deskLetterSchema, siteIdSchema } from '../../shared/domain/site/identifiers.ts';
import type { DepartementCode } from '../../shared/domain/site/identifiers.ts';
import type { DeskIdentity } from '../operations/desk-identity.ts';
import type { KnownToken, TokenStore } from '../operations/token-store.ts';
import type { Database, Queryable } from './database.ts';

const tokenRowSchema = z.object({
  site: siteIdSchema,
  desk: deskLetterSchema,
  issued_at: z.date(),
  is_revoked: z.boolean(),
  is_replaced: z.boolean(),
  is_new: z.boolean(),
});

/** Tokens proposed by one desk and never used: a program proposes one, a thief may propose many. */
const PROPOSALS = 4;

/** Tokens, in table `desk_tokens`. All that changes those of a desk holds the desk’s row meanwhile. */
export function createTokenStore(database: Database, departement: DepartementCode): TokenStore {
  const find = async (tokenHash: Uint8Array) => {
    const [row] = await database.prepared(
      `SELECT site, desk, issued_at, revoked_at IS NOT NULL AS is_revoked,
         replaced_at IS NOT NULL AS is_replaced, confirmed_at IS NULL AS is_new
       FROM desk_tokens WHERE departement = $1 AND token_hash = $2`,
      [departement, tokenHash],
    );
    return row === undefined ? null : tokenRowSchema.parse(row);
  };
  return {
    async identify(tokenHash, at) {
      const found = await find(tokenHash);
      if (found === null) return null;
      if (found.is_revoked || !found.is_new) return toKnown(found, false);
      const hasReplaced = await database.transaction(async (client) => {
        await holdDesk(client, departement, found);
        const confirmed = await client.query(
          `UPDATE desk_tokens SET confirmed_at = $3
           WHERE departement = $1 AND token_hash = $2 AND confirmed_at IS NULL
             AND revoked_at IS NULL
           RETURNING desk`,
          [departement, tokenHash, at.toString()],
        );
        if (confirmed.length === 0) return false;
        await client.query(
          `UPDATE desk_tokens SET revoked_at = $5, replaced_at = $5
           WHERE departement = $1 AND site = $2 AND desk = $3 AND token_hash <> $4
             AND revoked_at IS NULL`,
          [departement, found.site, found.desk, tokenHash, at.toString()],
        );
        return true;
      });
      // Used, or revoked, between the two looks.
      const now = hasReplaced ? found : await find(tokenHash);
      return now === null ? null : toKnown(now, hasReplaced);
    },

    async propose({ site, desk }, { current, next }, at) {
      return database.transaction(async (client) => {
        await holdDesk(client, departement, { site, desk });
        const kept = await client.query(
          `INSERT INTO desk_tokens (departement, token_hash, site, desk, issued_at, is_renewal)
           SELECT departement, $3, site, desk, $4, true FROM desk_tokens
           WHERE departement = $1 AND token_hash = $2 AND revoked_at IS NULL
           ON CONFLICT (departement, token_hash) DO UPDATE SET is_renewal = true
             WHERE desk_tokens.site = excluded.site AND desk_tokens.desk = excluded.desk
               AND desk_tokens.confirmed_at IS NULL AND desk_tokens.revoked_at IS NULL
           RETURNING desk`,
          [departement, current, next, at.toString()],
        );
        await client.query(
          `DELETE FROM desk_tokens WHERE departement = $1 AND token_hash IN (
             SELECT token_hash FROM desk_tokens
             WHERE departement = $1 AND site = $2 AND desk = $3
               AND confirmed_at IS NULL AND revoked_at IS NULL
             ORDER BY token_hash = $4 DESC, issued_at DESC OFFSET ${PROPOSALS})`,
          [departement, site, desk, next],
        );
        return kept.length > 0;
      });
    },
  };
}

/** Makes whoever else changes the tokens of this desk wait for the end of the transaction. */
export async function holdDesk(
  client: Queryable,
  departement: DepartementCode,
  { site, desk }: DeskIdentity,
): Promise<void> {
  await client.query(
    'SELECT FROM desks WHERE departement = $1 AND site = $2 AND desk = $3 FOR UPDATE',
    [departement, site, desk],
  );
}

function toKnown(row: z.infer<typeof tokenRowSchema>, hasReplaced: boolean): KnownToken {
  return {
    site: row.site,
    desk: row.desk,
    issuedAt: Temporal.Instant.fromEpochMilliseconds(row.issued_at.getTime()),
    state: row.is_replaced ? 'remplace' : row.is_revoked ? 'revoque' : 'valable',
    hasReplaced,
  };
}
