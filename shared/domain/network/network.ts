import { z } from 'zod';
import { zoneSchema } from '../calendar/local-day.ts';
import { departementCodeSchema, siteIdSchema } from '../site/identifiers.ts';
import { declaredYearSchema } from './declared.ts';

/** A network of platforms as shipped in resources/: what a département starts from. */
export const networkSchema = z.object({
  name: z.string().min(1),
  departement: departementCodeSchema,
  zone: zoneSchema,
  sites: z
    .array(
      z.object({
        id: siteIdSchema,
        name: z.string().min(1).max(80),
        insee: z.string().regex(/^(\d{2}|2[AB])\d{3}$/),
      }),
    )
    .min(1),
  /** Published before the tool, year by year: shown as *déclarés*, never added to what is counted. */
  declared: z.array(declaredYearSchema),
  sources: z.array(z.string().min(1)).min(1),
});
export type Network = z.infer<typeof networkSchema>;
