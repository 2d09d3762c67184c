import { z } from 'zod';

/**
 * Where the desk stands with the département, said in words on the top bar. `envois` counts the
 * documents the département has not acknowledged yet: one for each day, and each month that is over.
 */
export const deliveryStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('non-relie') }),
  z.strictObject({ kind: z.literal('a-jour'), since: z.iso.datetime() }),
  z.strictObject({ kind: z.literal('envoi'), envois: z.int().min(0) }),
  z.strictObject({
    kind: z.literal('hors-ligne'),
    since: z.iso.datetime(),
    envois: z.int().min(0),
  }),
  z.strictObject({
    kind: z.literal('refuse'),
    code: z.string(),
    sentence: z.string(),
    envois: z.int().min(0),
  }),
]);
export type DeliveryState = z.infer<typeof deliveryStateSchema>;
