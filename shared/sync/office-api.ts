import { z } from 'zod';
import { localDaySchema } from '../domain/calendar/local-day.ts';
import { declaredYearSchema } from '../domain/network/declared.ts';
import { siteIdSchema } from '../domain/site/identifiers.ts';
import { periodSchema } from './published-figures.ts';

/** What the office enters by hand, and the files it hands over. */
export const officePaths = {
  budgets: '/api/pilotage/budgets',
  declares: '/api/pilotage/declares',
  retraitDeclare: '/api/pilotage/declares/retrait',
  export: '/api/pilotage/export',
  rapport: '/api/pilotage/rapport',
  communes: '/api/pilotage/communes',
  carte: '/api/pilotage/carte',
} as const;

/** The years a budget or a report can be asked for. */
const yearSchema = z.int().min(2000).max(2100);

export const budgetSchema = z.object({
  site: siteIdSchema,
  year: yearSchema,
  /** Whole euros. */
  euros: z.int().min(1).max(100_000_000),
  source: z.string().max(200),
  enteredBy: z.string(),
});
export type Budget = z.infer<typeof budgetSchema>;
export const budgetsAnswerSchema = z.object({ budgets: z.array(budgetSchema) });

/** A budget to keep; null euros take it off. */
export const budgetRequestSchema = z.strictObject({
  site: siteIdSchema,
  year: yearSchema,
  euros: budgetSchema.shape.euros.nullable(),
  source: z.string().trim().max(200),
});

/** Years to enter as declared; a year already there is replaced. */
export const declareRequestSchema = z.strictObject({
  years: z.array(declaredYearSchema).min(1).max(60),
});
export const withdrawRequestSchema = z.strictObject({ year: declaredYearSchema.shape.year });

/** A file of the published figures of a period. */
export const exportQuerySchema = z.strictObject({
  period: periodSchema,
  at: localDaySchema,
  format: z.enum(['csv', 'xlsx']),
});

/** The report of one year. */
export const reportQuerySchema = z.strictObject({
  annee: z.string().regex(/^20\d\d$/),
});

/** The names of communes, by INSEE code; those unknown are left out. */
export const communesQuerySchema = z.strictObject({
  codes: z
    .string()
    .max(6000)
    .regex(/^[0-9AB]{5}(,[0-9AB]{5})*$/),
});
export const communesAnswerSchema = z.record(z.string(), z.string());

const positionSchema = z.object({ longitude: z.number(), latitude: z.number() });

/** Where the platforms are, and the outline of the département when one is shipped. */
export const mapAnswerSchema = z.object({
  /** Longitude and latitude of each corner, in degrees. */
  contour: z.array(z.tuple([z.number(), z.number()])).nullable(),
  /** Whose outline it is, under its licence. */
  credit: z.string().nullable(),
  sites: z.array(z.object({ site: siteIdSchema, ...positionSchema.shape })),
  /** The communes of the département whose position is known. */
  communes: z.array(z.object({ insee: z.string(), ...positionSchema.shape })),
  communesCredit: z.string().nullable(),
});
export type MapAnswer = z.infer<typeof mapAnswerSchema>;
