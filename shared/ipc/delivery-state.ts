import { z } from 'zod';

/**
 * Where the desk stands with the département, said in words on the top bar. `journees` counts the
 * documents the département has not acknowledged yet, nearly always of days.
 */
export const deliveryStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('non-relie') }),
  z.strictObject({ kind: z.literal('a-jour'), since: z.iso.datetime() }),
  z.strictObject({ kind: z.literal('envoi'), journees: z.int().min(0) }),
  z.strictObject({
    kind: z.literal('hors-ligne'),
    since: z.iso.datetime(),
    journees: z.int().min(0),
  }),
  z.strictObject({
    kind: z.literal('refuse'),
    code: z.string(),
    sentence: z.string(),
    journees: z.int().min(0),
  }),
]);
export type DeliveryState = z.infer<typeof deliveryStateSchema>;
