import { z } from 'zod';
import { localDaySchema } from '../calendar/local-day.ts';
import { deskLetterSchema, provenanceSchema, siteIdSchema } from '../site/identifiers.ts';
import { canalSchema } from '../vocabulary/canal.ts';
import { operateurSchema } from '../vocabulary/operateur.ts';
import { seanceTypeSchema } from '../vocabulary/seance-type.ts';
import { themeSchema } from '../vocabulary/theme.ts';

/** Version of the count documents. A test refuses a change of their schemas without a bump. */
export const COUNT_SCHEMA_VERSION = 3;

const countSchema = z.int().min(0).max(100_000);

/** Cells that are zero are left out; an absent cell reads as zero. */
const cellSchema = z.int().min(1).max(100_000);

/** What became of an appointment. */
const rdvEtatSchema = z.enum(['honores', 'excuses', 'annules', 'nonVenus']);

/**
 * What was counted on one day: three units, never mixed in one total, and collective sessions apart. Unknown fields of a newer
 * desk are kept. `usagersSuivis` counts the visites that are an usager’s first of the day, of the
 * month, of the year, so that calendar periods add exactly.
 */
export const dayCountsSchema = z
  .looseObject({
    visites: z.looseObject({
      total: countSchema,
      canal: z.partialRecord(canalSchema, cellSchema),
    }),
    demandes: z.looseObject({
      total: countSchema,
      theme: z.partialRecord(themeSchema, cellSchema),
      operateur: z.partialRecord(operateurSchema, cellSchema),
    }),
    usagersSuivis: z.looseObject({ jour: countSchema, mois: countSchema, annee: countSchema }),
    // Absent from the documents of version 1, and from a day without any.
    seances: z
      .looseObject({
        total: cellSchema,
        participants: cellSchema,
        type: z.partialRecord(seanceTypeSchema, cellSchema),
      })
      .optional(),
    // Absent before version 3, and from a day without any. Appointments by what became of them.
    rdv: z.partialRecord(rdvEtatSchema, cellSchema).optional(),
    // Whole kilometres that appointments held by visio spared the visitors.
    kilometres: z.int().min(1).max(1_000_000).optional(),
  })
  .refine((counts) => sum(counts.visites.canal) === counts.visites.total, {
    message: 'visites by canal do not add up',
  })
  .refine((counts) => sum(counts.demandes.theme) === counts.demandes.total, {
    message: 'demandes by thème do not add up',
  })
  .refine((counts) => sum(counts.demandes.operateur) <= counts.demandes.total, {
    message: 'more demandes by opérateur than demandes',
  })
  .refine((counts) => counts.demandes.total >= counts.visites.total, {
    message: 'a visite holds at least one demande',
  })
  .refine(
    ({ usagersSuivis: first, visites }) =>
      first.annee <= first.mois && first.mois <= first.jour && first.jour <= visites.total,
    { message: 'firsts of a year are firsts of their month, day and visite' },
  )
  .refine(({ seances }) => seances === undefined || sum(seances.type) === seances.total, {
    message: 'collective sessions by type do not add up',
  });
export type DayCounts = z.infer<typeof dayCountsSchema>;

/**
 * The count document of one (site, origin desk, local day): absolute values, replacing the former.
 * `epoch` and `rev` order the documents of a desk; wall clocks never do.
 */
export const dayDocumentSchema = z.looseObject({
  kind: z.literal('jour'),
  version: z.int().min(1),
  provenance: provenanceSchema,
  site: siteIdSchema,
  desk: deskLetterSchema,
  day: localDaySchema,
  epoch: z.int().min(0),
  rev: z.int().min(1),
  counts: dayCountsSchema,
});
export type DayDocument = z.infer<typeof dayDocumentSchema>;

function sum(cells: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(cells).reduce<number>((total, cell) => total + (cell ?? 0), 0);
}
