import { z } from 'zod';
import { localDaySchema } from '../domain/calendar/local-day.ts';
import { deskIdentitySchema } from '../domain/site/desk-identity.ts';
import { idSchema } from '../domain/site/identifiers.ts';
import { vaultFileSchema } from '../domain/vault/vault-file.ts';

/**
 * What the desk page needs before its first frame. `identity` and `vault` are null until the first
 * run is done. `enrolled` says whether a département knows this desk; `departmentUrl` is the address
 * to propose when none does. `demo` holds the demonstration’s passphrase, so that it opens unlocked,
 * and the day its invented past stops before (null: it has none). `damaged`: the ledger cannot be
 * opened, and nothing can be done but restore a backup.
 */
export const bootSchema = z.strictObject({
  profileId: idSchema,
  ledgerId: idSchema,
  ledgerSeq: z.int().min(0),
  identity: deskIdentitySchema.nullable(),
  vault: vaultFileSchema.nullable(),
  enrolled: z.boolean(),
  departmentUrl: z.url().nullable(),
  demo: z.strictObject({ passphrase: z.string(), until: localDaySchema.nullable() }).nullable(),
  damaged: z.boolean(),
});
export type Boot = z.infer<typeof bootSchema>;
