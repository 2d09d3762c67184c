import { z } from 'zod';
import { localDaySchema, zoneSchema } from '../domain/calendar/local-day.ts';
import {
  departementCodeSchema,
  deskLetterSchema,
  siteIdSchema,
} from '../domain/site/identifiers.ts';
import { limits } from './protocol.ts';

const protocolSchema = z.int().min(1);
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
});
export type EnrolAnswer = z.infer<typeof enrolAnswerSchema>;

/** Desk → département: count documents as canonical texts. `highestRev` is the highest ever issued. */
export const countsRequestSchema = z.strictObject({
  protocol: protocolSchema,
  program: z.string().max(40),
  epoch: z.int().min(0),
  highestRev: z.int().min(0),
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
  answers: z.array(countAnswerSchema),
});
export type CountsAnswer = z.infer<typeof countsAnswerSchema>;

/** Département → desk: the highest (epoch, rev) received from this desk, 0 and 0 when none. */
export const helloAnswerSchema = z.object({
  protocol: protocolSchema,
  now: z.iso.datetime(),
  epoch: z.int().min(0),
  highestRev: z.int().min(0),
});

/** Any call refused as a whole. */
export const refusalMessageSchema = z.object({ code: z.string(), sentence: z.string() });
