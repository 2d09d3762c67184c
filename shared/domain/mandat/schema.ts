import { z } from 'zod';
import { localDaySchema } from '../calendar/local-day.ts';
import { demarcheIdSchema } from '../catalogue/fact.ts';
import { idSchema } from '../site/identifiers.ts';
import { naissanceSchema } from '../usager/schema.ts';

/** The clear half of a mandat: nothing at all. No count needs one. */
export const mandatClearSchema = z.strictObject({}).readonly();

/** How long a mandat may last, in days (model of Aidants Connect, 23 March 2026). */
export const dureeMandatSchema = z.union([
  z.literal(1),
  z.literal(31),
  z.literal(182),
  z.literal(365),
]);
export type DureeMandat = z.infer<typeof dureeMandatSchema>;

/** The length as shown and printed. */
export const dureeLabels: Readonly<Record<DureeMandat, string>> = {
  1: '1 jour',
  31: '31 jours',
  182: '182 jours (6 mois)',
  365: '365 jours (1 an)',
};

/** How the person agreed. */
export const moyenMandatSchema = z.enum(['papier', 'telephone', 'sms']);
export type MoyenMandat = z.infer<typeof moyenMandatSchema>;

/** The means as shown and printed. */
export const moyenLabels: Readonly<Record<MoyenMandat, string>> = {
  papier: 'sur papier, signé',
  telephone: 'par téléphone',
  sms: 'par SMS',
};

/** The fields of life a mandat may cover (same model). */
export const perimetreSchema = z.enum([
  'papiers',
  'famille',
  'social',
  'travail',
  'logement',
  'transports',
  'argent',
  'justice',
  'etranger',
  'loisirs',
]);

/** Who gave a mandat: what tells two people apart, and no more. */
const mandantSchema = z.strictObject({
  nom: z.string().trim().min(1).max(100).nullable(),
  prenom: z.string().trim().min(1).max(100).nullable(),
  naissance: naissanceSchema.nullable(),
});
export type Mandant = z.infer<typeof mandantSchema>;

export type Perimetre = z.infer<typeof perimetreSchema>;

/** The fields as shown and printed. */
export const perimetreLabels: Readonly<Record<Perimetre, string>> = {
  papiers: 'Papiers',
  famille: 'Famille',
  social: 'Social',
  travail: 'Travail',
  logement: 'Logement',
  transports: 'Transports',
  argent: 'Argent',
  justice: 'Justice',
  etranger: 'Étranger',
  loisirs: 'Loisirs',
};

/** Something done under a mandat. */
export const acteSchema = z.strictObject({
  jour: localDaySchema,
  noteLe: z.iso.datetime(),
  par: idSchema,
  demarche: demarcheIdSchema.nullable(),
  texte: z.string().trim().min(1).max(500),
});
export type Acte = z.infer<typeof acteSchema>;

/** Most characters of a sealed half’s JSON: three bytes each at worst, within what an envelope holds. */
const MAX_CHARACTERS = 60_000;

/**
 * The sealed half of a mandat: who lets whom act, for what, from when and for how long. Démarches
 * named are the only ones; else the périmètres say it. `actes` is the journal of what was done.
 */
export const mandatSealedSchema = z
  .strictObject({
    usager: idSchema,
    mandataires: z.array(idSchema).min(1).max(10),
    demarches: z.array(demarcheIdSchema).max(30),
    perimetres: z.array(perimetreSchema).max(perimetreSchema.options.length),
    duree: dureeMandatSchema,
    moyen: moyenMandatSchema,
    debut: localDaySchema,
    noteLe: z.iso.datetime(),
    par: idSchema,
    /** The mandat this one follows. */
    renouvelle: idSchema.nullable(),
    /** From `jour` on, nothing more is done under it. */
    revocation: z
      .strictObject({
        jour: localDaySchema,
        noteLe: z.iso.datetime(),
        par: idSchema,
        motif: z.string().trim().min(1).max(500).nullable(),
      })
      .nullable(),
    actes: z.array(acteSchema).max(200),
    /**
     * There once the file of the person was erased: who gave the mandat, which nothing else says any
     * more, and since when.
     */
    archive: z
      .strictObject({ le: localDaySchema, par: idSchema, mandant: mandantSchema })
      .optional(),
  })
  .refine(({ demarches, perimetres }) => demarches.length + perimetres.length > 0, {
    message: 'a mandat says for what',
  })
  .refine((mandat) => JSON.stringify(mandat).length <= MAX_CHARACTERS, {
    message: 'a mandat holds 60,000 characters at most',
  })
  .readonly();
export type MandatSealed = z.infer<typeof mandatSealedSchema>;
