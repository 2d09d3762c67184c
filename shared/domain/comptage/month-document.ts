import { z } from 'zod';
import { localMonthSchema } from '../calendar/local-day.ts';
import { etatDossierSchema } from '../dossier/etat.ts';
import { deskLetterSchema, provenanceSchema, siteIdSchema } from '../site/identifiers.ts';
import { ageSchema, autonomieSchema, issueSchema } from '../vocabulary/demande-details.ts';

const cellSchema = z.int().min(1).max(1_000_000);

/**
 * The count document of one (site, origin desk, closed month): the finer dimensions, which would
 * point at someone if they were sent by the day. The unlocked desk derives it, since they are sealed.
 * Keys: opérateur and nature joined by `|` (`-` when unknown); durée in minutes; commune as its
 * INSEE code; démarche as its catalogue id. Cells that are zero are left out.
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
  counts: z.looseObject({
    visites: z.looseObject({
      age: z.partialRecord(ageSchema, cellSchema),
      commune: z.record(z.string().regex(/^(\d{2}|2[AB])\d{3}$/), cellSchema),
    }),
    demandes: z.looseObject({
      operateurNature: z.record(z.string().regex(/^[a-z-]+\|[a-z-]+$/), cellSchema),
      issue: z.partialRecord(issueSchema, cellSchema),
      duree: z.record(z.string().regex(/^[1-9]\d{0,3}$/), cellSchema),
      autonomie: z.partialRecord(autonomieSchema, cellSchema),
      demarche: z.record(z.string().regex(/^[a-z0-9-]+$/), cellSchema),
    }),
    dossiers: z.looseObject({ etat: z.partialRecord(etatDossierSchema, cellSchema) }),
  }),
});
