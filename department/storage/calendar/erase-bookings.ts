import { z } from 'zod';
import type { DepartementCode } from '../../../shared/domain/site/identifiers.ts';
import type { Database } from '../database.ts';

const erasedRowSchema = z.object({ erased: z.coerce.number() });

/**
 * Counts the RDV of slots that ended before an instant, then erases them with the requests that asked
 * for them and the rooms they took: both or neither, and each counted once.
 */
export async function countAndErase(
  database: Database,
  departement: DepartementCode,
  before: Temporal.Instant,
): Promise<number> {
  return database.transaction(async (client) => {
    const [row] = await client.query(
      `WITH gone AS (
         DELETE FROM bookings USING slots
         WHERE bookings.departement = $1 AND slots.departement = $1
           AND slots.creneau = bookings.creneau AND slots.ends_at < $2
         RETURNING bookings.reference, bookings.site, bookings.etat, slots.permanence, slots.jour
       ), told AS (
         SELECT to_char(gone.jour, 'YYYY-MM') AS mois, gone.site, permanences.organisme,
           permanences.contenu->'lieu'->>'genre' AS genre, gone.etat, km, estimee
         FROM gone
         JOIN permanences ON permanences.departement = $1 AND permanences.permanence = gone.permanence
         LEFT JOIN road_distances ON road_distances.departement = $1
           AND road_distances.site = gone.site
           AND road_distances.organisme = permanences.organisme
       ), counted AS (
         INSERT INTO rdv_counts AS kept (departement, mois, site, organisme, genre, honores,
           non_venus, excuses, annules, sans_suite, km, km_estimes, sans_distance)
         SELECT $1, mois, site, organisme, genre,
           count(*) FILTER (WHERE etat = 'honore'), count(*) FILTER (WHERE etat = 'non-venu'),
           count(*) FILTER (WHERE etat = 'excuse'), count(*) FILTER (WHERE etat = 'annule'),
           count(*) FILTER (WHERE etat = 'prevu'),
           coalesce(sum(2 * km) FILTER (WHERE etat = 'honore' AND genre = 'visio'), 0),
           count(*) FILTER (WHERE etat = 'honore' AND genre = 'visio' AND estimee),
           count(*) FILTER (WHERE etat = 'honore' AND genre = 'visio' AND km IS NULL)
         FROM told GROUP BY mois, site, organisme, genre
         ON CONFLICT (departement, mois, site, organisme, genre) DO UPDATE SET
           honores = kept.honores + excluded.honores,
           non_venus = kept.non_venus + excluded.non_venus,
           excuses = kept.excuses + excluded.excuses,
           annules = kept.annules + excluded.annules,
           sans_suite = kept.sans_suite + excluded.sans_suite,
           km = kept.km + excluded.km,
           km_estimes = kept.km_estimes + excluded.km_estimes,
           sans_distance = kept.sans_distance + excluded.sans_distance
       ), freed AS (
         DELETE FROM room_uses USING gone
         WHERE room_uses.departement = $1 AND room_uses.reference = gone.reference
       ), forgotten AS (
         DELETE FROM calendar_requests USING gone
         WHERE calendar_requests.departement = $1 AND calendar_requests.reference = gone.reference
       )
       SELECT count(*) AS erased FROM gone`,
      [departement, before.toString()],
    );
    await client.query(
      `DELETE FROM slot_rooms USING slots
       WHERE slot_rooms.departement = $1 AND slots.departement = $1
         AND slots.creneau = slot_rooms.creneau AND slots.ends_at < $2`,
      [departement, before.toString()],
    );
    // Requests about permanences name no RDV; nobody repeats one a month later.
    await client.query('DELETE FROM calendar_requests WHERE departement = $1 AND done_at < $2', [
      departement,
      before.subtract({ hours: 24 * 400 }).toString(),
    ]);
    return erasedRowSchema.parse(row).erased;
  });
}
