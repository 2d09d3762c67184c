import { z } from 'zod';

/** A platform’s id inside its département: a slug such as `marvejols`. */
export const siteIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)
  .brand<'SiteId'>();
export type SiteId = z.infer<typeof siteIdSchema>;

/** A desk’s letter inside its platform, given at enrolment and kept by every record it writes. */
export const deskLetterSchema = z
  .string()
  .regex(/^[A-Z]$/)
  .brand<'DeskLetter'>();
export type DeskLetter = z.infer<typeof deskLetterSchema>;

/** A département’s code (`48`, `2A`, `971`): the tenant, first key of every server table. */
export const departementCodeSchema = z
  .string()
  .regex(/^(\d{2}|2[AB]|97\d)$/)
  .brand<'DepartementCode'>();
export type DepartementCode = z.infer<typeof departementCodeSchema>;

/** A random identifier (UUID version 4): of a record, an animateur, a profile, a key. */
export const idSchema = z.uuidv4().brand<'Id'>();
export type Id = z.infer<typeof idSchema>;

/** Whether what is counted really happened, or belongs to a demonstration. */
export const provenanceSchema = z.enum(['mesure', 'fictif']);
export type Provenance = z.infer<typeof provenanceSchema>;
