import { z } from 'zod';
import { localDaySchema } from '../calendar/local-day.ts';
import { idSchema } from '../site/identifiers.ts';
import { canalSchema } from '../vocabulary/canal.ts';
import {
  ageSchema,
  autonomieSchema,
  dureeSchema,
  issueSchema,
  natureSchema,
} from '../vocabulary/demande-details.ts';
import { operateurSchema } from '../vocabulary/operateur.ts';
import { themeSchema } from '../vocabulary/theme.ts';

/** The clear part of one demande: what the day’s counts need, nothing else. */
const demandeClearSchema = z.strictObject({
  theme: themeSchema,
  operateur: operateurSchema.nullable(),
  nature: natureSchema.nullable(),
});

/**
 * The clear half of a visite (its id, revision and local day are the envelope’s). `heure` is null
 * when only the day is known: an entry completed from paper, or imported.
 * `etat`: a Passage noted on a locked desk is `en-attente` until kept at unlock; a cancelled visite
 * stays, uncounted. `datation`: `horloge` when the desk’s clock dated it, `confirmee` when a person
 * did. `premieres`: null for an anonymous visite; else whether it is the usager’s first of the day,
 * month and year at this platform, which is what makes usagers suivis add up over periods.
 */
export const visiteClearSchema = z
  .strictObject({
    heure: z.int().min(0).max(23).nullable(),
    canal: canalSchema,
    demandes: z.array(demandeClearSchema).min(1).max(20),
    premieres: z
      .strictObject({ jour: z.boolean(), mois: z.boolean(), annee: z.boolean() })
      .refine((first) => (!first.annee || first.mois) && (!first.mois || first.jour), {
        message: 'the first of a year is the first of its month, and of its day',
      })
      .nullable(),
    etat: z.enum(['valide', 'annulee', 'en-attente']),
    datation: z.enum(['horloge', 'confirmee']),
  })
  .readonly();
export type VisiteClear = z.infer<typeof visiteClearSchema>;

/** How a visite came into the ledger, and when it was typed if not as it happened. */
const visiteSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('saisie') }),
  z.strictObject({ kind: z.literal('rattrapage'), noteeLe: z.iso.datetime() }),
  z.strictObject({ kind: z.literal('import'), noteeLe: z.iso.datetime(), lot: idSchema }),
]);

const demandeSealedSchema = z.strictObject({
  demarche: z.string().max(60).nullable(),
  dureeMinutes: dureeSchema.nullable(),
  issue: issueSchema.nullable(),
  destination: z.string().max(200).nullable(),
  autonomie: autonomieSchema.nullable(),
});

/** What a visite says, apart from its past. `demandes` runs parallel to the clear half’s. */
const visiteContentSchema = z.strictObject({
  instant: z.iso.datetime().nullable(),
  auteur: idSchema,
  usager: idSchema.nullable(),
  age: ageSchema.nullable(),
  commune: z
    .string()
    .regex(/^(\d{2}|2[AB])\d{3}$/)
    .nullable(),
  premiereVenue: z.boolean().nullable(),
  foyer: z.int().min(1).max(20).nullable(),
  note: z.string().max(4000).nullable(),
  demandes: z.array(demandeSealedSchema).min(1).max(20),
  source: visiteSourceSchema.default({ kind: 'saisie' }),
});

/** What was done to a visite after it was noted. */
export const gesteSchema = z.enum([
  'precisee',
  'corrigee',
  'annulee',
  'retablie',
  'gardee',
  'datee',
  'rattachee',
  'detachee',
]);
export type Geste = z.infer<typeof gesteSchema>;

/** The most versions a visite keeps: the first, and the latest of the others. */
export const MAX_VERSIONS = 60;

/** What a visite was before someone changed it: who, when, by which gesture. */
const visiteVersionSchema = z.strictObject({
  le: z.iso.datetime(),
  par: idSchema,
  geste: gesteSchema,
  localDay: localDaySchema,
  clear: visiteClearSchema,
  contenu: visiteContentSchema.nullable(),
});
export type VisiteVersion = z.infer<typeof visiteVersionSchema>;

/**
 * The sealed half of a visite: everything the counts of the day do not need. Null means not asked or
 * unknown, never a default. `versions` is its trace, oldest first: what it was before each change.
 */
export const visiteSealedSchema = visiteContentSchema
  .extend({ versions: z.array(visiteVersionSchema).max(MAX_VERSIONS).default([]) })
  .readonly();
export type VisiteSealed = z.infer<typeof visiteSealedSchema>;
