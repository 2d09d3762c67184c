import { z } from 'zod';
import { localDaySchema, zoneSchema } from '../domain/calendar/local-day.ts';
import { declaredYearSchema } from '../domain/network/declared.ts';
import { provenanceSchema, siteIdSchema } from '../domain/site/identifiers.ts';
import { staffRoleSchema } from '../domain/staff/role.ts';
import { themeSchema } from '../domain/vocabulary/theme.ts';
import { periodSchema } from './published-figures.ts';

/** The paths the département’s own pages call, behind a staff session cookie. */
export const pilotagePaths = {
  session: '/api/pilotage/session',
  figures: '/api/pilotage/figures',
  /** The same period in every published dimension: `publishedPeriodSchema`. */
  published: '/api/pilotage/publies',
  declared: '/api/pilotage/declares',
} as const;

/** Sign-in of a member of the coordination. */
export const signInRequestSchema = z.strictObject({
  login: z.string().trim().min(1).max(80),
  password: z.string().min(1).max(200),
});

/** Who is signed in. */
export const staffSessionSchema = z.object({
  login: z.string(),
  name: z.string(),
  role: staffRoleSchema,
  departement: z.string(),
  network: z.string(),
  zone: zoneSchema,
});
export type StaffSession = z.infer<typeof staffSessionSchema>;

/** Which figures: the day, the calendar month or the calendar year that holds `at`. */
export const figuresQuerySchema = z.strictObject({ period: periodSchema, at: localDaySchema });

/** Null: withheld, being small or able to uncover a small one. */
const countSchema = z.int().min(0).nullable();

/** The three units side by side, never in one total. */
const unitsSchema = z.object({
  visites: countSchema,
  demandes: countSchema,
  usagersSuivis: countSchema,
});

/**
 * The figures of one period. Every platform of the network has its line, even with nothing received
 * (`lastReceived` null: never drawn as a measured zero). The network’s usagers suivis are the sum
 * of the platforms’. `themes` counts demandes, and is that of closed months: `themesThrough` is the
 * last one, null when the period holds none. `today` is the server’s day in the network’s zone.
 */
export const figuresSchema = z.object({
  period: periodSchema,
  from: localDaySchema,
  to: localDaySchema,
  today: localDaySchema,
  now: z.iso.datetime(),
  provenances: z.array(provenanceSchema),
  total: unitsSchema,
  sites: z.array(
    unitsSchema.extend({
      site: siteIdSchema,
      name: z.string(),
      lastReceived: z.iso.datetime().nullable(),
      themes: z.partialRecord(themeSchema, countSchema),
    }),
  ),
  themes: z.array(z.object({ theme: themeSchema, demandes: countSchema })),
  themesThrough: z.string().nullable(),
  threshold: z.int().min(1),
});
export type Figures = z.infer<typeof figuresSchema>;

/**
 * What was published of the network before the tool, oldest year first. Figures of the sources,
 * in their own unit: no sum of this program ever holds them.
 */
export const declaredFiguresSchema = z.object({
  years: z.array(
    declaredYearSchema.extend({
      sites: z.array(declaredYearSchema.shape.sites.element.extend({ name: z.string() })),
    }),
  ),
});
export type DeclaredFigures = z.infer<typeof declaredFiguresSchema>;
