import { z } from 'zod';
import { localDaySchema } from '../calendar/local-day.ts';
import { inseeSchema } from '../commune/commune-data.ts';
import { cafNumberSchema } from '../identifiant/caf.ts';
import { codePostalSchema } from '../identifiant/code-postal.ts';
import { franceTravailIdSchema } from '../identifiant/france-travail.ts';
import { nirSchema } from '../identifiant/nir.ts';
import { telephoneSchema } from '../identifiant/telephone.ts';
import { idSchema } from '../site/identifiers.ts';

/** The clear half of a usager: nothing at all. No count needs a person. */
export const usagerClearSchema = z.strictObject({}).readonly();

/** A birth date as far as it is known: `1958`, `1958-04` or `1958-04-12`. */
export const naissanceSchema = z.union([
  localDaySchema,
  z.string().regex(/^(19|20)\d{2}(-(0[1-9]|1[0-2]))?$/),
]);

const nameSchema = z.string().trim().min(1).max(100);
const gestureSchema = z.strictObject({ le: localDaySchema, par: idSchema });

/** `autresNoms`: names of birth or of the past, under which letters and files still come. */
const identiteSchema = z
  .strictObject({
    nom: nameSchema.nullable(),
    prenom: nameSchema.nullable(),
    autresNoms: z.array(nameSchema).max(10),
    naissance: naissanceSchema.nullable(),
  })
  .refine(({ nom, prenom }) => nom !== null || prenom !== null, {
    message: 'a usager has a name or a first name',
  });

const contactSchema = z.strictObject({
  telephones: z.array(telephoneSchema).max(5),
  courriel: z.email().max(200).nullable(),
  adresse: z.string().trim().min(1).max(300).nullable(),
  codePostal: codePostalSchema.nullable(),
  commune: inseeSchema.nullable(),
});

/**
 * The numbers of a usager. A CAF number goes with its caisse and the former ones stay. The NIR is
 * null unless the platform’s responsable allowed it (see `keepNir`).
 */
const identifiantsSchema = z.strictObject({
  caf: z.array(z.strictObject({ numero: cafNumberSchema, caisse: nameSchema.nullable() })).max(5),
  franceTravail: z.array(franceTravailIdSchema).max(5),
  nir: nirSchema.nullable(),
});

const lienSchema = z.strictObject({
  usager: idSchema,
  lien: z.enum(['conjoint', 'enfant', 'parent', 'autre']),
});

/** What is held on a person, apart from what was merged into it. Null is unknown, never a default. */
export const usagerContentSchema = z.strictObject({
  identite: identiteSchema,
  contact: contactSchema,
  identifiants: identifiantsSchema,
  foyer: z.array(lienSchema).max(20),
  /** Why the job needs this record. */
  finalite: z.string().trim().min(1).max(300),
  /** When the person was told what is kept and why; null until done. */
  informe: gestureSchema.nullable(),
  /** An objection, and what it is to: nothing more is added against it. */
  opposition: gestureSchema.extend({ objet: z.string().trim().min(1).max(300) }).nullable(),
  dernierContact: localDaySchema,
  creeLe: z.iso.datetime(),
  creePar: idSchema,
});
export type UsagerContent = z.infer<typeof usagerContentSchema>;

const fusionSchema = z.strictObject({
  usager: idSchema,
  le: z.iso.datetime(),
  par: idSchema,
  /** The record as it was before it was merged into this one. */
  avant: usagerContentSchema,
});

/** Most characters of a sealed half’s JSON: three bytes each at worst, within what an envelope holds. */
const MAX_CHARACTERS = 60_000;

/**
 * The most visites a usager is known to have made. One more is refused, never forgotten: the firsts are
 * told from all of them.
 */
const MAX_VISITES = 1200;

/**
 * The sealed half of a usager: all of it, the records merged into it, and the visites said to be theirs,
 * which their firsts are told from.
 */
export const usagerSealedSchema = usagerContentSchema
  .extend({
    fusions: z.array(fusionSchema).max(10),
    visites: z.array(idSchema).max(MAX_VISITES).default([]),
  })
  .refine((usager) => JSON.stringify(usager).length <= MAX_CHARACTERS, {
    message: 'a usager holds 60,000 characters at most',
  })
  .readonly();
export type UsagerSealed = z.infer<typeof usagerSealedSchema>;
