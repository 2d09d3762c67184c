import { z } from 'zod';
import { localMonthSchema } from '../calendar/local-day.ts';
import { etatDossierSchema } from '../dossier/etat.ts';
import { deskLetterSchema, provenanceSchema, siteIdSchema } from '../site/identifiers.ts';
import { ageSchema, autonomieSchema, issueSchema } from '../vocabulary/demande-details.ts';

const countSchema = z.int().min(0).max(1_000_000);
const cellSchema = z.int().min(1).max(1_000_000);

/**
 * The finer dimensions of a month: visites and demandes by what their entries say of them, and how
 * many dossiers reached each state. What was not said is left out, and is the difference with
 * `total`; opérateur and nature are joined by `|` (`-` when unknown), every demande once. Unknown
 * fields of a newer desk are kept.
 */
export const monthCountsSchema = z
  .looseObject({
    visites: z.looseObject({
      total: countSchema,
      age: z.partialRecord(ageSchema, cellSchema),
      commune: z.record(z.string().regex(/^(\d{2}|2[AB])\d{3}$/), cellSchema),
    }),
    demandes: z.looseObject({
      total: countSchema,
      operateurNature: z.record(z.string().regex(/^[a-z0-9-]+\|[a-z0-9-]+$/), cellSchema),
      issue: z.partialRecord(issueSchema, cellSchema),
      duree: z.record(z.string().regex(/^[1-9]\d{0,3}$/), cellSchema),
      autonomie: z.partialRecord(autonomieSchema, cellSchema),
      demarche: z.record(z.string().regex(/^[a-z0-9-]+$/), cellSchema),
    }),
    dossiers: z.looseObject({ etat: z.partialRecord(etatDossierSchema, cellSchema) }),
  })
  .refine(
    ({ visites }) => sum(visites.age) <= visites.total && sum(visites.commune) <= visites.total,
    { message: 'more visites by âge or commune than visites' },
  )
  .refine(({ demandes }) => sum(demandes.operateurNature) === demandes.total, {
    message: 'demandes by opérateur and nature do not add up',
  })
  .refine(
    ({ demandes: { total, issue, duree, autonomie, demarche } }) =>
      [issue, duree, autonomie, demarche].every((cells) => sum(cells) <= total),
    { message: 'more demandes by a dimension than demandes' },
  );
export type MonthCounts = z.infer<typeof monthCountsSchema>;

/**
 * The count document of one (site, origin desk, closed month): the finer dimensions, which would
 * point at someone if they were sent by the day. The unlocked desk counts it, since they are sealed.
 * Durée in minutes; commune as its INSEE code; démarche as its catalogue id.
 */
export const monthDocumentSchema = z.looseObject({
  kind: z.literal('mois'),
  version: z.int().min(1),
  provenance: provenanceSchema,
  site: siteIdSchema,
  desk: deskLetterSchema,
  month: localMonthSchema,
  epoch: z.int().min(0),
  rev: z.int().min(1),
  counts: monthCountsSchema,
});
export type MonthDocument = z.infer<typeof monthDocumentSchema>;

function sum(cells: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(cells).reduce<number>((total, cell) => total + (cell ?? 0), 0);
}
