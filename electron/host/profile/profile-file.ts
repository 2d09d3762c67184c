import { z } from 'zod';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import { departementCodeSchema, idSchema } from '../../../shared/domain/site/identifiers.ts';
import { deskIdentitySchema } from '../../../shared/domain/site/desk-identity.ts';

/** Version of the profile file. A newer one is refused, never guessed. */
export const PROFILE_VERSION = 2;

/**
 * What a profile is, beside its ledger and its vault. `department.token` is the desk’s secret: the
 * file is readable by its owner only. `demo` is set on demonstration profiles alone; what its
 * passphrase protects is fictitious.
 */
export const profileFileSchema = z.strictObject({
  format: z.literal('relais-profil'),
  version: z.literal(PROFILE_VERSION),
  id: idSchema,
  port: z.int().min(1).max(65_535).nullable(),
  identity: deskIdentitySchema.nullable(),
  department: z
    .strictObject({
      url: z.url(),
      token: z.string(),
      departement: departementCodeSchema,
      enrolledOn: localDaySchema,
    })
    .nullable(),
  demo: z
    .strictObject({
      passphrase: z.string(),
      staff: z.strictObject({ login: z.string(), name: z.string(), password: z.string() }),
    })
    .nullable(),
});
export type ProfileFile = z.infer<typeof profileFileSchema>;

/** A profile file as this version reads it: version 1 knew no commune, and is otherwise the same. */
export function upgradeProfile(file: unknown): unknown {
  const former = z.looseObject({ version: z.literal(1) }).safeParse(file);
  return former.success ? { ...former.data, version: PROFILE_VERSION } : file;
}
