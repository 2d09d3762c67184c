import { z } from 'zod';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import { siteIdSchema } from '../../../shared/domain/site/identifiers.ts';
import type { DepartementCode } from '../../../shared/domain/site/identifiers.ts';
import type { LinkScope, PlanningSlot } from '../../operations/calendar/agenda-store.ts';
import type { Database } from '../database.ts';

const instantTextSchema = z
  .date()
  .transform((date) => Temporal.Instant.fromEpochMilliseconds(date.getTime()).toString());

const planningRowSchema = z
  .object({
    id: z.string(),
    organismeNom: z.string(),
    agent: z.string().nullable(),
    jour: localDaySchema,
    debut: z.string(),
    fin: z.string(),
    starts_at: instantTextSchema,
    ends_at: instantTextSchema,
    modifie_le: instantTextSchema,
    etat: z.enum(['ouvert', 'retire']),
    sequence: z.int(),
    site: siteIdSchema.nullable(),
    lien: z.string().nullable(),
    rdv: z.array(
      z.object({
        reference: z.string(),
        site: siteIdSchema,
        motif: z.string(),
        etat: z.string(),
      }),
    ),
  })
  .transform(
    ({ starts_at: debutLe, ends_at: finLe, modifie_le: modifieLe, ...rest }): PlanningSlot => ({
      ...rest,
      debutLe,
      finLe,
      modifieLe,
    }),
  );

/** The slots a link shows, with their RDV. A partner sees its own; a platform, those it may book. */
export async function readPlanning(
  database: Database,
  departement: DepartementCode,
  { organisme, agent, site }: LinkScope,
  { from, to }: { readonly from: Temporal.Instant; readonly to: Temporal.Instant },
): Promise<readonly PlanningSlot[]> {
  const rows = await database.query(
    `SELECT slots.creneau AS id, permanences.contenu->>'organismeNom' AS "organismeNom",
       permanences.agent, slots.jour::text AS jour, slots.debut, slots.fin, slots.starts_at,
       slots.ends_at, slots.etat, slots.sequence,
       greatest(slots.modifie_le, permanences.modifie_le,
         (SELECT max(modifie_le) FROM bookings WHERE bookings.departement = $1
            AND bookings.creneau = slots.creneau)) AS modifie_le,
       permanences.contenu->'lieu'->>'site' AS site, permanences.contenu->'lieu'->>'lien' AS lien,
       coalesce((SELECT jsonb_agg(jsonb_build_object('reference', reference, 'site', bookings.site,
           'etat', bookings.etat,
           'motif', coalesce((SELECT given.one->>'libelle'
             FROM jsonb_array_elements(permanences.contenu->'motifs') AS given (one)
             WHERE given.one->>'code' = bookings.motif), bookings.motif)) ORDER BY reference)
         FROM bookings WHERE bookings.departement = $1 AND bookings.creneau = slots.creneau
           AND ($4::text IS NULL OR bookings.site = $4)), '[]') AS rdv
     FROM slots JOIN permanences USING (departement, permanence)
     WHERE departement = $1
       AND (($2::text IS NOT NULL AND permanences.organisme = $2
             AND ($3::text IS NULL OR permanences.agent = $3))
         OR ($4::text IS NOT NULL AND permanences.concerne && ARRAY[$4::text, '*']))
       AND slots.ends_at > $5 AND slots.starts_at < $6
     ORDER BY slots.starts_at, slots.creneau LIMIT 4000`,
    [departement, organisme, agent, site, from.toString(), to.toString()],
  );
  return rows.map((row) => planningRowSchema.parse(row));
}
