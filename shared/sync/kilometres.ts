import { z } from 'zod';

/**
 * The kilometres a platform’s visio avoided in a year, as its département alone can say: it has the
 * distances. A call beside those of `protocol.ts`, which it leaves as they are; a département that has
 * no such call answers 404.
 *
 *   GET /api/desk/kilometres?annee=<year>    a desk token; the year of its own platform
 *
 * Privacy. Sums of a year, by nobody.
 */
export const kilometresPath = '/api/desk/kilometres';

export const deskKilometresQuerySchema = z.strictObject({
  annee: z.coerce.number().pipe(z.int().min(2000).max(2100)),
});

const countSchema = z.int().min(0);

/**
 * A year of a platform. `estimes` and `sansDistance` count RDV held whose distance is an estimate or is
 * not known: these add nothing. `publie` is the figure the network published once, by another method.
 */
export const deskKilometresSchema = z.object({
  annee: z.int(),
  rdv: countSchema,
  km: z.number().min(0),
  estimes: countSchema,
  sansDistance: countSchema,
  methode: z.string().max(2000),
  publie: z.object({ annee: z.int(), km: countSchema, source: z.string().max(300) }),
});
export type DeskKilometres = z.infer<typeof deskKilometresSchema>;
