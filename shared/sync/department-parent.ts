import { z } from 'zod';
import { localDaySchema } from '../domain/calendar/local-day.ts';
import { staffRoleSchema } from '../domain/staff/role.ts';
import { siteIdSchema } from '../domain/site/identifiers.ts';

/**
 * What a program that forks the département’s server may ask of it, over Node’s channel between
 * parent and child. The answers come in the order of the requests; there is no other listener.
 */
export const departmentRequestSchema = z.discriminatedUnion('request', [
  /** A one-time code for a desk of this platform. */
  z.strictObject({ request: z.literal('enrol'), site: siteIdSchema }),
  /** The invented agenda of a demonstration first opened that day; `poste` is its own desk’s platform. */
  z.strictObject({
    request: z.literal('agenda'),
    until: localDaySchema,
    poste: siteIdSchema,
  }),
  /** A demonstration account of the coordination, created or given this name and password. */
  z.strictObject({
    request: z.literal('staff'),
    login: z.string(),
    name: z.string(),
    role: staffRoleSchema.optional(),
    password: z.string(),
  }),
]);
export type DepartmentRequest = z.infer<typeof departmentRequestSchema>;

/** What the server answers: to each request its own, or a refusal. */
export const departmentAnswerSchema = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('enrol'), code: z.string() }),
  z.strictObject({ answer: z.literal('staff') }),
  z.strictObject({ answer: z.literal('agenda') }),
  z.strictObject({ answer: z.literal('refused'), code: z.string(), sentence: z.string() }),
]);
export type DepartmentAnswer = z.infer<typeof departmentAnswerSchema>;
