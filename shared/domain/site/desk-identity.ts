import { z } from 'zod';
import { zoneSchema } from '../calendar/local-day.ts';
import { inseeSchema } from '../commune/commune-data.ts';
import { deskLetterSchema, siteIdSchema } from './identifiers.ts';

/** Which platform and desk a profile belongs to. */
export const deskIdentitySchema = z.strictObject({
  site: siteIdSchema,
  siteName: z.string().min(1).max(80),
  desk: deskLetterSchema,
  zone: zoneSchema,
  /** Where a platform the network does not have is, when that was said: its INSEE code. */
  commune: inseeSchema.optional(),
});
export type DeskIdentity = z.infer<typeof deskIdentitySchema>;
