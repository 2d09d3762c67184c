import { z } from 'zod';
import { catalogueIndexSchema } from '../domain/catalogue/catalogue-index.ts';
import { sourcesSchema } from '../domain/catalogue/fact.ts';
import { ficheSchema } from '../domain/catalogue/fiche.ts';
import { publishedDemarcheSchema } from '../domain/catalogue/publication.ts';
import { themesDeVieSchema } from '../domain/catalogue/themes-de-vie.ts';
import { lieuIdSchema, lieuSchema } from '../domain/organisme/schema.ts';
import { objetSchema, publicationLimits } from './publications.ts';

/** The paths of the pages where the coordination publishes, behind a staff session cookie. */
export const publicationApiPaths = {
  annuaire: '/api/pilotage/annuaire',
  importLieux: '/api/pilotage/annuaire/import',
  undoImport: '/api/pilotage/annuaire/import/annulation',
  catalogue: '/api/pilotage/catalogue',
  historique: '/api/pilotage/publications',
} as const;

const numeroSchema = z.int().min(1);
const motifSchema = z.string().trim().min(1).max(500);

/**
 * The number of what was on the screen when the change was typed; null when it had none. Something
 * published since refuses the change (`modifie-entre-temps`): nobody’s work is written over unseen.
 */
const attenduSchema = numeroSchema.nullable();

/** A place to add (`id` null), to put right, or to take off (`lieu` null). */
export const lieuRequestSchema = z
  .strictObject({
    id: lieuIdSchema.nullable(),
    lieu: lieuSchema.omit({ id: true }).nullable(),
    attendu: attenduSchema,
    motif: motifSchema.nullable(),
  })
  .refine(({ id, lieu }) => id !== null || lieu !== null, { message: 'nothing is asked' });
export type LieuRequest = z.infer<typeof lieuRequestSchema>;

/** A démarche to put right or to add, or one publication to take back (`publication` null). */
export const demarcheRequestSchema = z.strictObject({
  id: publishedDemarcheSchema.shape.entree.shape.id,
  publication: publishedDemarcheSchema.nullable(),
  attendu: attenduSchema,
  motif: motifSchema,
});
export type DemarcheRequest = z.infer<typeof demarcheRequestSchema>;

/** What was published. */
export const publishedAnswerSchema = z.object({ id: z.string() });

/** The places of a file, already read; `essai` writes nothing and says what would be. */
export const importRequestSchema = z.strictObject({
  essai: z.boolean(),
  fichier: z.string().trim().min(1).max(200),
  lieux: z.array(lieuSchema.omit({ id: true })).max(publicationLimits.places),
});
export type ImportRequest = z.infer<typeof importRequestSchema>;

const countSchema = z.int().min(0);

/** What an import does, or would do. `exemples` are the first names of each kind. */
export const importAnswerSchema = z.object({
  import: z.uuid().nullable(),
  ajouts: countSchema,
  changements: countSchema,
  identiques: countSchema,
  plusRecents: countSchema,
  exemples: z.object({ ajouts: z.array(z.string()), changements: z.array(z.string()) }),
});
export type ImportAnswer = z.infer<typeof importAnswerSchema>;

export const undoRequestSchema = z.strictObject({ import: z.uuid() });

/** What an undoing gave back, and what it left because it was put right since. */
export const undoAnswerSchema = z.object({ rendus: countSchema, gardes: countSchema });
export type UndoAnswer = z.infer<typeof undoAnswerSchema>;

const saidSchema = z.object({
  numero: numeroSchema,
  auteur: z.string(),
  publieLe: z.iso.datetime(),
});

/** The directory as it stands; `dit` is null for a place shipped with the program and never touched. */
export const annuaireAnswerSchema = z.object({
  lieux: z.array(z.object({ lieu: lieuSchema, dit: saidSchema.nullable() })),
  imports: z.array(
    z.object({
      id: z.uuid(),
      fichier: z.string(),
      auteur: z.string(),
      importeLe: z.iso.datetime(),
      ajouts: countSchema,
      changements: countSchema,
      annuleLe: z.iso.datetime().nullable(),
    }),
  ),
  today: z.iso.date(),
});
export type AnnuaireAnswer = z.infer<typeof annuaireAnswerSchema>;

/** The catalogue as it stands, and the last word on each démarche ever published. */
export const catalogueAnswerSchema = z.object({
  index: catalogueIndexSchema,
  themesDeVie: themesDeVieSchema,
  fiches: z.array(ficheSchema),
  sources: sourcesSchema,
  dits: z.array(saidSchema.extend({ id: z.string(), retire: z.boolean() })),
  today: z.iso.date(),
});
export type CatalogueAnswer = z.infer<typeof catalogueAnswerSchema>;

export const historiqueQuerySchema = z.strictObject({
  objet: objetSchema,
  id: z.string().max(100).optional(),
});

/** What was published, the latest first. `nom` is what it was called; null when it was taken off. */
export const historiqueAnswerSchema = z.object({
  lignes: z.array(
    saidSchema.extend({
      id: z.string(),
      nom: z.string().nullable(),
      motif: z.string().nullable(),
      parImport: z.boolean(),
    }),
  ),
});
export type HistoriqueAnswer = z.infer<typeof historiqueAnswerSchema>;
