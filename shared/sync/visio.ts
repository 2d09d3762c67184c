import { z } from 'zod';
import { referenceRdvSchema } from '../domain/rdv/schema.ts';
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
 * Privacy. A room’s name is drawn, its key names the platform or the role, and nobody is in either.
 */
export const visioPath = '/api/desk/visio';

export const salleRequestSchema = z.object({
  salle: salleSchema.nullable(),
  /** The reference of a RDV of this platform: a département that does not know it gives a new room. */
  rdv: referenceRdvSchema.optional(),
});
