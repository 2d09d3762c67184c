import { z } from 'zod';
import { toBase32 } from './base32.ts';
import type { Random } from '../kernel/random.ts';
import { domaineSchema, lienSchema } from './domaine.ts';

/** Bytes drawn for the name of a room: 128 bits, which nobody guesses. */
const ROOM_BYTES = 16;

/** The name of a room: those 128 bits in lower-case base 32, and nothing of anybody. */
export const salleSchema = z
  .string()
  .regex(/^[a-z2-7]{26}$/)
  .brand<'Salle'>();
export type Salle = z.infer<typeof salleSchema>;

/** A new room’s name. */
export function createSalle(random: Random): Salle {
  return salleSchema.parse(toBase32(random.bytes(ROOM_BYTES)));
}

/** What to say aloud when only the telephone is left: the room’s name by groups, letters and digits 2 to 7. */
export function spellSalle(salle: Salle): string {
  return (salle.match(/.{1,5}/g) ?? []).join(' ').toUpperCase();
}

/**
 * A room as the département’s server gives it to a desk. `jeton` opens it for the booth, null when the
 * Jitsi is open to whoever knows the name; `lienPartenaire` is the address to give the partner, its own
 * key inside; the room serves from `de` to `a`. `evite` is what the RDV it is for spares, there and back,
 * once it is held: null when the distance is not known, absent without a RDV.
 */
export const salleOuverteSchema = z.object({
  domaine: domaineSchema,
  salle: salleSchema,
  jeton: z.string().max(4000).nullable(),
  lienPartenaire: lienSchema,
  de: z.iso.datetime(),
  a: z.iso.datetime(),
  /** Whether this server offers captions; absent: it does not. */
  sousTitres: z.boolean().optional(),
  evite: z
    .object({ km: z.number().min(0), estimee: z.boolean() })
    .nullable()
    .optional(),
});
export type SalleOuverte = z.infer<typeof salleOuverteSchema>;

/** What the département says of its visio: `domaine` null when it has none. */
export const reglagesVisioSchema = z.object({
  domaine: domaineSchema.nullable(),
  audioDAbord: z.boolean(),
});
export type ReglagesVisio = z.infer<typeof reglagesVisioSchema>;
