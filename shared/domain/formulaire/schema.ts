import { z } from 'zod';
import { demarcheIdSchema } from '../catalogue/fact.ts';
import { idSchema } from '../site/identifiers.ts';
import { sourceSchema } from './sources.ts';

/** The clear half of a form: nothing at all. */
export const formulaireClearSchema = z.strictObject({}).readonly();

/** The most fields of a form Relais fills; beyond, a form is several. */
export const MAX_CHAMPS = 400;

/** The most characters of the name of a field: some programs write a whole path. */
export const CHAMP_LENGTH = 300;

/** The most characters of the name of a form. */
export const FORMULAIRE_LENGTH = 120;

/** How a field is filled: written in, ticked, or chosen from its own list. */
export const genreChampSchema = z.enum(['texte', 'case', 'choix']);
export type GenreChamp = z.infer<typeof genreChampSchema>;

/**
 * A field and what is written in it. `libelle` is what the form itself says of it, when it does. A null
 * source is a field nobody has decided about yet.
 */
const champSchema = z.strictObject({
  nom: z.string().min(1).max(CHAMP_LENGTH),
  libelle: z.string().min(1).max(CHAMP_LENGTH).nullable(),
  genre: genreChampSchema,
  source: sourceSchema.nullable(),
});
export type Champ = z.infer<typeof champSchema>;

/** Most characters of a sealed half’s JSON: what an envelope holds, sealed and in base64. */
const MAX_CHARACTERS = 60_000;

/**
 * The sealed half: an official form of a démarche, as the platform got it, in a sealed file of its own
 * that bears `fichier.id`; and what goes in each of its fields. It says nothing of anyone.
 */
export const formulaireSealedSchema = z
  .strictObject({
    nom: z.string().trim().min(1).max(FORMULAIRE_LENGTH),
    demarche: demarcheIdSchema,
    fichier: z.strictObject({ id: idSchema, octets: z.int().min(1), pages: z.int().min(1) }),
    champs: z.array(champSchema).min(1).max(MAX_CHAMPS),
    le: z.iso.datetime(),
    par: idSchema,
  })
  .refine(({ champs }) => new Set(champs.map(({ nom }) => nom)).size === champs.length, {
    message: 'each field of a form has its name',
  })
  .refine((formulaire) => JSON.stringify(formulaire).length <= MAX_CHARACTERS, {
    message: 'a form holds 60,000 characters at most',
  })
  .readonly();
export type FormulaireSealed = z.infer<typeof formulaireSealedSchema>;
