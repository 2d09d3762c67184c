import { z } from 'zod';
import { localDaySchema } from '../calendar/local-day.ts';
import { idSchema } from '../site/identifiers.ts';
import { motifAccesSchema } from './motif.ts';

/**
 * The clear half of a line of the access log: its rank, given by the ledger’s order, and, for a line
 * that lets older ones go, the last rank it lets go. Lines written before version 5 have neither.
 */
export const accesClearSchema = z
  .strictObject({ rang: z.int().min(1).optional(), coupe: z.int().min(1).optional() })
  .readonly();

/** A SHA-256 in hexadecimal. */
const empreinteSchema = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What ties a line to the one before it: its own rank, and what the former line amounts to
 * (`chain.ts`). Null on a line written before version 5.
 */
const maillonSchema = z
  .strictObject({ rang: z.int().min(1), precedent: empreinteSchema })
  .nullable()
  .default(null);
export type Maillon = NonNullable<z.infer<typeof maillonSchema>>;

/** What someone did with a person’s file. */
const gesteAccesSchema = z.enum([
  'consultation',
  'creation',
  'modification',
  'copie-remise',
  'nir-affiche',
  'fusion',
  'effacement',
]);
export type GesteAcces = z.infer<typeof gesteAccesSchema>;

/**
 * The sealed half: who did what to whose file, when, and why when it was asked. It names the file by its
 * id alone: once the file is erased, nothing here says who it was about. `motif` is null when nothing was
 * asked, and on a line written before version 7. `coupure` is a checkpoint: the lines up to
 * `coupure.rang` are let go after their twelve months, and this says what the last of them amounted to,
 * how many lines went, and until which day.
 */
export const accesSealedSchema = z
  .discriminatedUnion('geste', [
    z.strictObject({
      usager: idSchema,
      geste: gesteAccesSchema,
      le: z.iso.datetime(),
      par: idSchema,
      maillon: maillonSchema,
      motif: motifAccesSchema.nullable().default(null),
    }),
    z.strictObject({
      geste: z.literal('coupure'),
      le: z.iso.datetime(),
      par: idSchema,
      maillon: maillonSchema,
      coupure: z.strictObject({
        rang: z.int().min(1),
        empreinte: empreinteSchema,
        lignes: z.int().min(1),
        jusquAu: localDaySchema,
      }),
    }),
  ])
  .readonly();
export type AccesSealed = z.infer<typeof accesSealedSchema>;
