import { z } from 'zod';
import { referenceRdvSchema } from '../domain/rdv/schema.ts';
import { idSchema } from '../domain/site/identifiers.ts';
import { telephoneVisioSchema } from '../domain/permanence/telephone-visio.ts';
import { salleSchema } from '../visio/salle.ts';

/**
 * Rooms for calls by video: a call beside those of `protocol.ts`, which it leaves as they are. A
 * département that has no such call answers 404, and the desk says that it has no visio.
 *
 *   GET  /api/desk/visio    a desk token; what the département has (`reglagesVisioSchema`)
 *   POST /api/desk/visio    a desk token; a room (`salleOuverteSchema`): a new one when `salle` is null,
 *                           else that one again, of this platform and within its hours; with `rdv`,
 *                           the room of the slot of that RDV, from half an hour before it to an hour after
 *
 *   POST /api/desk/visio/telephones   a desk token; how RDV of this platform by visio are joined by
 *                           telephone, for those that can be: the number, and the code of the room of
 *                           the slot, which the département’s own conference mapper gives; said by slot. One that is
 *                           another platform’s, over, not by visio or without a code is left out
 *
 * Privacy. A room’s name is drawn, its key names the platform or the role, and nobody is in either.
 */
export const visioPath = '/api/desk/visio';
export const visioPhonesPath = '/api/desk/visio/telephones';

/** RDV asked about in one call: each may cost one to the conference mapper. */
export const MAX_PHONES = 20;

export const visioPhonesRequestSchema = z.object({
  rdv: z.array(referenceRdvSchema).min(1).max(MAX_PHONES),
});

export const visioPhonesSchema = z.object({
  telephones: z
    .array(z.object({ creneau: idSchema, telephone: telephoneVisioSchema }))
    .max(MAX_PHONES),
});
export type VisioPhones = z.infer<typeof visioPhonesSchema>;

export const salleRequestSchema = z.object({
  salle: salleSchema.nullable(),
  /** The reference of a RDV of this platform: a département that does not know it gives a new room. */
  rdv: referenceRdvSchema.optional(),
});
