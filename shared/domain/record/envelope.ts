import { z } from 'zod';
import { localDaySchema } from '../calendar/local-day.ts';
import { idSchema } from '../site/identifiers.ts';
import { isJsonObject } from './json-object.ts';

/** Version of the record schemas (clear and sealed halves). A test refuses a change without a bump. */
export const RECORD_SCHEMA_VERSION = 7;

/** The longest sealed half accepted, in base64 characters: a note is text, a copy is an attachment. */
const MAX_SEALED_CHARACTERS = 256 * 1024;

/**
 * The kinds of records the ledger keeps: visites, people waiting or being received, calls to make
 * again, RDV, collective sessions, imports; usagers suivis, their dossiers and mandats, the log of
 * who looked at them, what was decided for the whole platform, and the official forms it obtained.
 */
export const collectionSchema = z.enum([
  'visite',
  'presence',
  'rappel',
  'rdv',
  'seance',
  'import',
  'usager',
  'dossier',
  'mandat',
  'acces',
  'decision',
  'formulaire',
]);
export type Collection = z.infer<typeof collectionSchema>;

/**
 * One record as it is stored and moved: the clear half in the open, the sealed half as base64 of
 * its ciphertext, or null for a Passage noted while the desk was locked. `rev` starts at 1 and
 * grows by one at each change, so two windows cannot overwrite each other.
 */
export const envelopeSchema = z.strictObject({
  id: idSchema,
  collection: collectionSchema,
  schema: z.int().min(1),
  rev: z.int().min(1),
  localDay: localDaySchema,
  clear: z.record(z.string(), z.json()),
  sealed: z.base64().max(MAX_SEALED_CHARACTERS).nullable(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/**
 * A record as the ledger holds it. `seq` grows with every write of the ledger; `held` says that
 * its day is doubtful (a wrong clock), so it stays out of the counts until someone gives its date.
 */
export const storedEnvelopeSchema = envelopeSchema.extend({
  seq: z.int().min(1),
  held: z.boolean(),
});
export type StoredEnvelope = z.infer<typeof storedEnvelopeSchema>;

/**
 * The same records accepted, as a page receives them two thousand at a time: the clear half is seen to be
 * JSON in one pass, and read by the schema of its own kind wherever it is used.
 */
export const receivedEnvelopeSchema = storedEnvelopeSchema.extend({
  clear: z.custom<StoredEnvelope['clear']>(isJsonObject),
});
