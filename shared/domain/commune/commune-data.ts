import { z } from 'zod';

/** The INSEE code of a commune. */
export const inseeSchema = z.string().regex(/^(\d{2}|2[AB])\d{3}$/);

/** A commune of today: INSEE code, name, postcodes joined by a space, inhabitants. */
export const communeRowSchema = z.tuple([inseeSchema, z.string(), z.string(), z.int().min(0)]);

/** A former name: INSEE code of the commune it belongs to, name, its own postcodes if it has some. */
export const formerRowSchema = z.tuple([inseeSchema, z.string(), z.string()]);

/**
 * The communes of France as they travel to the page, cut from the official list. `former` are the names
 * of communes that merged since (déléguées, associées) and of municipal arrondissements.
 */
export const communeDataSchema = z.strictObject({
  communes: z.array(communeRowSchema),
  former: z.array(formerRowSchema),
});
export type CommuneData = z.infer<typeof communeDataSchema>;
