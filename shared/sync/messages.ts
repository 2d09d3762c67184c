import { z } from 'zod';
import { localDaySchema, zoneSchema } from '../domain/calendar/local-day.ts';
import {
  departementCodeSchema,
  deskLetterSchema,
  idSchema,
  siteIdSchema,
} from '../domain/site/identifiers.ts';
import { limits } from './protocol.ts';

const protocolSchema = z.int().min(1);
/** A day, or a month by its first day. */
const countKindSchema = z.enum(['jour', 'mois']);
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * Desk → département: a one-time code, and the version of the program asking. A desk that already
 * serves a platform names it: a code for another platform is then refused and stays unused.
 */
export const enrolRequestSchema = z.strictObject({
  protocol: protocolSchema,
  code: z.string().min(1).max(60),
  site: siteIdSchema.optional(),
  program: z.string().max(40),
  /** The token this desk had until now: it is the same desk, and keeps its letter and its documents. */
  former: z.string().min(32).max(200).optional(),
  /** SHA-256 of the ledger’s id, which alone lets this desk read its own documents again. */
  ledger: hashSchema.optional(),
  /** Its last delivery answered, and those that were not, should it be taken for a copy. */
  after: z.array(idSchema).max(limits.deliveriesRemembered).optional(),
  /** Seconds since the département first refused its token, as this program saw it; 0 when it did not. */
  refusedFor: z.int().min(0).optional(),
});

/** Département → desk: who this desk is from now on. The token is shown once, never stored in clear. */
export const enrolAnswerSchema = z.object({
  protocol: protocolSchema,
  token: z.string().min(32).max(200),
  departement: departementCodeSchema,
  site: siteIdSchema,
  siteName: z.string().min(1).max(80),
  desk: deskLetterSchema,
  zone: zoneSchema,
  enrolledOn: localDaySchema,
  now: z.iso.datetime(),
  /** It is a copy of a desk that goes on: a letter of its own, and which of `after` were received. */
  left: z.object({ received: z.array(idSchema) }).optional(),
});
export type EnrolAnswer = z.infer<typeof enrolAnswerSchema>;

/** Desk → département: count documents as canonical texts. `highestRev` is the highest ever issued. */
export const countsRequestSchema = z.strictObject({
  protocol: protocolSchema,
  program: z.string().max(40),
  epoch: z.int().min(0),
  highestRev: z.int().min(0),
  /** Random, new for each call but a repeated one. */
  delivery: idSchema.optional(),
  /** The last delivery answered, and those that were not: the département knows one of them. */
  after: z.array(idSchema).max(limits.deliveriesRemembered).optional(),
  documents: z
    .array(z.string().min(2).max(limits.documentCharacters))
    .min(1)
    .max(limits.documentsPerCall),
});
export type CountsRequest = z.infer<typeof countsRequestSchema>;

/** What the département now keeps for the day of one document, or why it refused that one. */
export const countAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.enum(['applied', 'duplicate', 'stale', 'fork']),
    epoch: z.int().min(0),
    rev: z.int().min(1),
    hash: hashSchema,
  }),
  z.object({ outcome: z.literal('refused'), code: z.string(), sentence: z.string() }),
]);
export type CountAnswer = z.infer<typeof countAnswerSchema>;

/** Département → desk: one answer per document, in the order received; the server’s time. */
export const countsAnswerSchema = z.object({
  protocol: protocolSchema,
  now: z.iso.datetime(),
  /** Which of `after` were received from this desk. */
  received: z.array(idSchema).optional(),
  answers: z.array(countAnswerSchema),
});
export type CountsAnswer = z.infer<typeof countsAnswerSchema>;

/**
 * Département → desk: its own documents as kept, in order of kind and period, those after `after`;
 * `more` when others follow. Given to whoever shows the id of the ledger they came from.
 */
export const ownDocumentsAnswerSchema = z.object({
  protocol: protocolSchema,
  now: z.iso.datetime(),
  documents: z.array(
    z.object({
      kind: countKindSchema,
      period: localDaySchema,
      epoch: z.int().min(0),
      rev: z.int().min(1),
      bytes: z.string(),
    }),
  ),
  more: z.boolean(),
});
export type OwnDocumentsAnswer = z.infer<typeof ownDocumentsAnswerSchema>;

/** Desk → département, in the query: where the last page ended. */
export const ownDocumentsQuerySchema = z.strictObject({
  kind: countKindSchema,
  after: localDaySchema,
});

/** Département → desk: the highest (epoch, rev) received from this desk, 0 and 0 when none. */
export const helloAnswerSchema = z.object({
  protocol: protocolSchema,
  now: z.iso.datetime(),
  epoch: z.int().min(0),
  highestRev: z.int().min(0),
  /** The token of this desk is old: it is to propose another. */
  renew: z.boolean().optional(),
});

/** Desk → département: the SHA-256 of the token it means to use from now on. */
export const tokenRequestSchema = z.strictObject({ protocol: protocolSchema, hash: hashSchema });

/** Département → desk: it may be used; the former one is good until it is. */
export const tokenAnswerSchema = z.object({ protocol: protocolSchema, now: z.iso.datetime() });
export type TokenAnswer = z.infer<typeof tokenAnswerSchema>;

/** Any call refused as a whole. */
export const refusalMessageSchema = z.object({ code: z.string(), sentence: z.string() });
