import { z } from 'zod';
import { idSchema } from '../site/identifiers.ts';
import type { Id } from '../site/identifiers.ts';
import { themeDeVieSchema } from '../vocabulary/theme-de-vie.ts';
import { langueSchema } from './schema.ts';

/*
 * What the visitors’ page and the desk say to each other, in the same browser, on a
 * `BroadcastChannel`. Nothing of it names anyone: a theme, a language, a number. Each side parses
 * what it hears and lets go of the rest: both hear everything said on the channel.
 */

/** A number of the waiting list: 1 to 999, given again from 1 each day. */
const numeroSchema = z.int().min(1).max(999);

/** What the visitors’ page says; `demande` is an id drawn for one press of a button. */
export const visitorMessageSchema = z.discriminatedUnion('kind', [
  /** The page has just been opened: which number is being received? */
  z.strictObject({ kind: z.literal('bonjour') }),
  /** Someone has come, for this. */
  z.strictObject({
    kind: z.literal('arrivee'),
    demande: idSchema,
    themeDeVie: themeDeVieSchema,
    langue: langueSchema,
  }),
  /** Nobody answered in time: the visitor was sent to the desk, and waits for no number. */
  z.strictObject({ kind: z.literal('renonce'), demande: idSchema }),
]);
export type VisitorMessage = z.infer<typeof visitorMessageSchema>;

/** What the desk answers. A number is given once the presence is on the disk, never before. */
export const deskMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('numero'), demande: idSchema, numero: numeroSchema }),
  /** `trop`: too many at once; `impossible`: the desk could not write. */
  z.strictObject({
    kind: z.literal('refus'),
    demande: idSchema,
    raison: z.enum(['trop', 'impossible']),
  }),
  /** The number being received now; null: none. Said at each change, and to whoever says hello. */
  z.strictObject({ kind: z.literal('appel'), numero: numeroSchema.nullable() }),
]);
export type DeskMessage = z.infer<typeof deskMessageSchema>;

/** The channel of one profile: two profiles of one computer never hear each other. */
export function visitorChannelName(profile: Id): string {
  return `relais-visiteurs-${profile}`;
}

/** Where both shells serve the visitors’ page; the profile follows as the address’s fragment. */
export const VISITOR_PAGE = '/visiteurs/';
