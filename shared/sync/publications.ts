import { z } from 'zod';
import { publishedDemarcheSchema } from '../domain/catalogue/publication.ts';
import { lieuSchema } from '../domain/organisme/schema.ts';

/**
 * What the coordination publishes for its desks: démarches of the catalogue put right or added, and
 * the directory of organismes and places. A call beside the three of `protocol.ts`, with a version of
 * its own: those three are, byte for byte, what version 1 said, so that a desk of this version and a
 * département of the former one go on exchanging counts. A département that has no such call answers
 * 404, and the desk goes on with what it has.
 *
 *   GET /api/desk/publications?depuis=<numero>&origine=<origine>&repere=<repere>     a desk token
 *
 * State, not events. Each publication takes the next number of its département, and replaces what was
 * said of the same thing (`objet`, `id`); `contenu` null takes it off. An answer gives, in the order of
 * their numbers, the last word on each thing said after `depuis`: at most `limits.changesPerCall`, and
 * `reste` when others follow, which are asked for after `numero`. Nothing new is a hundred bytes.
 *
 * `origine` names the log the numbers belong to, `repere` tells what was given under `numero`: the desk
 * shows both again. Another log, or another thing under that number (a département restored from a
 * backup counts again from there), is answered from the beginning (`recommence`): the desk forgets what
 * it had.
 *
 * `contenu` is kept as received and read later: a desk that does not understand one (a newer
 * coordination) keeps it, leaves what it knew, and says that it does not read it.
 *
 * Privacy. Nothing here is about a visitor, and the desk tells nothing but its own token.
 */
export const PUBLICATIONS_VERSION = 1;

/** The path of the call above. */
export const publicationsPath = '/api/desk/publications';

/** Limits both sides enforce. */
export const publicationLimits = {
  changesPerCall: 200,
  /** Places one département may have in its directory. */
  places: 5000,
} as const;

/** Where a desk is; a first call is at 0, with no origin. */
export const publicationsQuerySchema = z.strictObject({
  depuis: z.coerce.number().pipe(z.int().min(0)),
  origine: z.uuid().optional(),
  repere: z.string().max(40).optional(),
});

/** One thing published, as a desk keeps it whether or not it understands what is inside. */
export const changementSchema = z.object({
  numero: z.int().min(1),
  objet: z.string().min(1).max(40),
  id: z.string().min(1).max(100),
  contenu: z.record(z.string(), z.unknown()).nullable(),
});
export type Changement = z.infer<typeof changementSchema>;

/** Département → desk. `numero` is the last one given, or the one asked from when nothing is new. */
export const publicationsAnswerSchema = z.object({
  version: z.int().min(1),
  origine: z.uuid(),
  recommence: z.boolean(),
  numero: z.int().min(0),
  repere: z.string().max(40).nullable(),
  reste: z.boolean(),
  changements: z.array(changementSchema).max(publicationLimits.changesPerCall),
});
export type PublicationsAnswer = z.infer<typeof publicationsAnswerSchema>;

/** What may be published, and how its content is read. */
export const contentSchemas = { demarche: publishedDemarcheSchema, lieu: lieuSchema } as const;

export const objetSchema = z.enum(['demarche', 'lieu']);
export type Objet = z.infer<typeof objetSchema>;
