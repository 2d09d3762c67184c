import { z } from 'zod';
import type { DepartementCode, SiteId } from '../../../shared/domain/site/identifiers.ts';
import { calendarChangeSchema } from '../../../shared/sync/calendar.ts';
import type { CalendarChange } from '../../../shared/sync/calendar.ts';
import type { CalendarPage } from '../../operations/calendar/calendar-store.ts';
import type { Database, Queryable } from '../database.ts';
import { LIVE } from './calendar-rows.ts';

const logRowSchema = z.object({ origine: z.string(), numero: z.coerce.number() });
const changeRowSchema = z
  .object({ ...calendarChangeSchema.shape, numero: z.coerce.number() })
  .transform((row): CalendarChange => row);

/** A moment as every message writes it: the platform’s own text has no `Z`. */
const utc = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** Whether a permanence receives a platform, and whether it ever did. */
const SERVES = `(permanences.contenu->'lieu'->>'site' = $2
  OR permanences.contenu->'lieu'->'sites' @> to_jsonb($2::text)
  OR (permanences.contenu->'lieu'->>'genre' = 'visio'
    AND permanences.contenu->'lieu'->'sites' = 'null'::jsonb))`;
const CONCERNED = "permanences.concerne && ARRAY[$2::text, '*']";

const FEED = `
  SELECT numero, 'permanence' AS genre, permanence::text AS id,
    CASE WHEN ${SERVES} THEN jsonb_build_object('permanence', contenu, 'rev', rev, 'etat', etat,
      'saisiePar', saisie_par) END AS contenu
  FROM permanences WHERE departement = $1 AND numero > $3 AND ${CONCERNED}
  UNION ALL
  SELECT slots.numero, 'creneau', slots.creneau::text,
    CASE WHEN ${SERVES} THEN jsonb_build_object('id', slots.creneau, 'permanence', slots.permanence,
      'jour', slots.jour::text, 'debut', slots.debut, 'fin', slots.fin,
      'debutLe', ${utc('slots.starts_at')}, 'finLe', ${utc('slots.ends_at')},
      'places', slots.places, 'etat', slots.etat,
      'prises', (SELECT count(*) FROM bookings WHERE bookings.departement = $1
        AND bookings.creneau = slots.creneau AND bookings.etat IN ${LIVE})) END
  FROM slots JOIN permanences USING (departement, permanence)
  WHERE departement = $1 AND slots.numero > $3 AND slots.ends_at > $4 AND ${CONCERNED}
  UNION ALL
  SELECT bookings.numero, 'rdv', bookings.reference,
    jsonb_build_object('reference', bookings.reference, 'creneau', bookings.creneau,
      'site', bookings.site, 'motif', bookings.motif, 'etat', bookings.etat, 'rev', bookings.rev,
      'aRappeler', bookings.a_rappeler)
  FROM bookings WHERE departement = $1 AND site = $2 AND numero > $3
  UNION ALL
  SELECT numero, 'salle', salle::text, jsonb_build_object('id', salle, 'site', site, 'nom', nom,
    'genre', genre, 'active', active)
  FROM rooms WHERE departement = $1 AND site = $2 AND numero > $3
  UNION ALL
  SELECT numero, 'vacances', vacances::text, CASE WHEN NOT retirees THEN jsonb_build_object(
    'id', vacances, 'nom', nom, 'du', du::text, 'au', au::text) END
  FROM school_holidays WHERE departement = $1 AND numero > $3
  ORDER BY numero LIMIT $5`;

/** What concerns a platform after a number, in order. */
export async function readCalendarFeed(
  database: Database,
  departement: DepartementCode,
  query: {
    readonly site: SiteId;
    readonly depuis: number;
    readonly since: Temporal.Instant;
    readonly limit: number;
  },
): Promise<CalendarPage> {
  // One look: a number given between two queries would be counted and not shown.
  return database.transaction(async (client) => {
    const log = await readLog(client, departement);
    if (log === null) return { origine: null, dernier: 0, changements: [] };
    const rows = await client.query(FEED, [
      departement,
      query.site,
      query.depuis,
      query.since.toString(),
      query.limit,
    ]);
    return {
      origine: log.origine,
      dernier: log.numero,
      changements: rows.map((row) => changeRowSchema.parse(row)),
    };
  }, 'ISOLATION LEVEL REPEATABLE READ READ ONLY');
}

async function readLog(client: Queryable, departement: DepartementCode) {
  const [row] = await client.query(
    'SELECT origine, numero FROM calendar_logs WHERE departement = $1',
    [departement],
  );
  return row === undefined ? null : logRowSchema.parse(row);
}
