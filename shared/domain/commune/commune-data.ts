import { z } from 'zod';

/** The INSEE code of a commune. */
export const inseeSchema = z.string().regex(/^(\d{2}|2[AB])\d{3}$/);

/**
 * The communes of France as they travel to the page, cut from the official list: a row each, of
 * INSEE code, name, postcodes joined by a space, and inhabitants. `former` are the names of communes
 * that merged since (déléguées, associées) and of municipal arrondissements, each with the INSEE code
 * of the commune they belong to and their own postcodes, when they have some.
 */
export const communeDataSchema = z.strictObject({
  communes: z.array(z.tuple([inseeSchema, z.string(), z.string(), z.int().min(0)])),
  former: z.array(z.tuple([inseeSchema, z.string(), z.string()])),
});
export type CommuneData = z.infer<typeof communeDataSchema>;
