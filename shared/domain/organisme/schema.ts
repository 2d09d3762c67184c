import { z } from 'zod';
import { confidenceSchema, organismeIdSchema as operateurIdSchema } from '../catalogue/fact.ts';
import { inseeSchema } from '../commune/commune-data.ts';
import { codePostalSchema } from '../identifiant/code-postal.ts';
import { shortNumberSchema, telephoneSchema } from '../identifiant/telephone.ts';
import { departementCodeSchema } from '../site/identifiers.ts';

/** The id of an organisme or a place of the directory: a slug such as `ccas-mende`. */
export const lieuIdSchema = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** What a place of the directory is. */
export const genreLieuSchema = z.enum([
  'plateforme',
  'operateur',
  'ccas',
  'mairie',
  'france-services',
  'structure',
  'autre',
]);
export type GenreLieu = z.infer<typeof genreLieuSchema>;

/** A kind of place as printed. */
export const genreLieuLabels: Readonly<Record<GenreLieu, string>> = {
  plateforme: 'Plateforme du réseau',
  operateur: 'Opérateur (agence, caisse, guichet)',
  ccas: 'CCAS ou CIAS',
  mairie: 'Mairie',
  'france-services': 'France services',
  structure: 'Structure ou association',
  autre: 'Autre',
};

/** The days opening hours are told by, in their order. */
export const jours = [
  'lundi',
  'mardi',
  'mercredi',
  'jeudi',
  'vendredi',
  'samedi',
  'dimanche',
] as const;

/** Text without control characters but line ends: what is shown and printed as it stands. */
const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*(\n[^\p{Cc}\p{Cs}]*)*$/u);

const hoursSchema = text(120).nullable();

/** The hours of each day in words (`9 h – 12 h`, `fermé`); null is unknown, never closed. */
export const horairesSchema = z.strictObject({
  lundi: hoursSchema,
  mardi: hoursSchema,
  mercredi: hoursSchema,
  jeudi: hoursSchema,
  vendredi: hoursSchema,
  samedi: hoursSchema,
  dimanche: hoursSchema,
});
export type Horaires = z.infer<typeof horairesSchema>;

/** Nothing is known of any day. */
export const unknownHoraires: Horaires = {
  lundi: null,
  mardi: null,
  mercredi: null,
  jeudi: null,
  vendredi: null,
  samedi: null,
  dimanche: null,
};

const phoneSchema = z.union([telephoneSchema, shortNumberSchema]).nullable();
const courrielSchema = z.email().max(254).nullable();

/** An address of the web: never another scheme, which a page could run. */
const webSchema = z
  .url({ protocol: /^https?$/, hostname: z.regexes.domain })
  .max(500)
  .nullable();

/** A way to reach someone there by what they do, not a person’s record. */
const contactSchema = z.strictObject({
  fonction: text(120),
  telephone: phoneSchema,
  courriel: courrielSchema,
});

/**
 * An organisme or a place: who it is, where, when, what they do there. Null is unknown and prints
 * blank: nothing is guessed. `operateur` is the organisme of the catalogue it is an office of;
 * `externe` its id in the file it came from; `position` in degrees (WGS 84). `source` and `luLe` say
 * where it was read and when, `confidence` how sure it is.
 */
export const lieuSchema = z.strictObject({
  id: lieuIdSchema,
  nom: text(150),
  genre: genreLieuSchema,
  operateur: operateurIdSchema.max(60).nullable(),
  adresse: text(300).nullable(),
  codePostal: codePostalSchema.nullable(),
  commune: text(100).nullable(),
  insee: inseeSchema.nullable(),
  horaires: horairesSchema,
  horairesNote: text(500).nullable(),
  telephone: phoneSchema,
  courriel: courrielSchema,
  site: webSchema,
  contacts: z.array(contactSchema).max(10),
  position: z
    .strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
    })
    .nullable(),
  activites: text(4000).nullable(),
  externe: text(250).nullable(),
  source: text(300),
  luLe: z.iso.date(),
  confidence: confidenceSchema,
});
export type Lieu = z.infer<typeof lieuSchema>;

/** resources/annuaire.json: the places of one département, known before it publishes any. */
export const annuaireSchema = z.strictObject({
  note: z.string().min(1),
  departement: departementCodeSchema,
  lieux: z.array(lieuSchema),
});
