import { z } from 'zod';
import { siteIdSchema } from '../site/identifiers.ts';
import { themeSchema } from '../vocabulary/theme.ts';

/** The words a source printed before a figure; null when it printed the figure alone. */
const qualifierSchema = z.enum(['plus de', 'environ']).nullable();

/** Accueils as a source printed them. Another unit than visites and demandes: never added to them. */
const declaredCountSchema = z.int().min(0).max(10_000_000);

const percentSchema = z.int().min(0).max(100);

/**
 * What was published of one year before this tool counted anything: the accueils of the whole
 * network, those of the platforms a source names, and the share of each thème in percent (null when
 * it was not published). Each year names where it was read.
 */
export const declaredYearSchema = z.object({
  year: z.int().min(1990).max(2100),
  accueils: declaredCountSchema,
  qualifier: qualifierSchema,
  sites: z.array(
    z.object({ site: siteIdSchema, accueils: declaredCountSchema, qualifier: qualifierSchema }),
  ),
  themes: z
    .record(themeSchema, percentSchema)
    .refine((shares) => Object.values(shares).reduce((sum, share) => sum + share, 0) === 100, {
      message: 'the published shares are those of one whole',
    })
    .nullable(),
  sources: z.array(z.string().min(1)).min(1),
});
export type DeclaredYear = z.infer<typeof declaredYearSchema>;
