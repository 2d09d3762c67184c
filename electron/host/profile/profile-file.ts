import { z } from 'zod';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import { departementCodeSchema, idSchema } from '../../../shared/domain/site/identifiers.ts';
import { deskIdentitySchema } from '../../../shared/domain/site/desk-identity.ts';

/** Version of the profile file. A newer one is refused, never guessed. */
export const PROFILE_VERSION = 3;

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
      /** Proposed to the département, not used yet. */
      nextToken: z.string().nullable(),
      /** Used until the present one was: of use when the département was restored alone. */
      formerToken: z.string().nullable(),
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

const formerSchema = z.looseObject({
  version: z.union([z.literal(1), z.literal(2)]),
  department: z.looseObject({}).nullable(),
});

/** A profile file as this version reads it: 1 knew no commune, and 2 no tokens but the one in use. */
export function upgradeProfile(file: unknown): unknown {
  const former = formerSchema.safeParse(file);
  if (!former.success) return file;
  const { department } = former.data;
  return {
    ...former.data,
    version: PROFILE_VERSION,
    department: department && { ...department, nextToken: null, formerToken: null },
  };
}
