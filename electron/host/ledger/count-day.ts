import { z } from 'zod';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { dayCountsSchema } from '../../../shared/domain/comptage/day-document.ts';
import type { DayCounts } from '../../../shared/domain/comptage/day-document.ts';
import type { LedgerFile } from './open-ledger.ts';

const cellsSchema = z.array(
  z.object({ unit: z.string(), dimension: z.string(), key: z.string(), n: z.int() }),
);

/** Visites that count: valid, this desk’s own, and on a day that is not in doubt. */
const COUNTED = `FROM records r WHERE r.collection = 'visite' AND r.local_day = :day AND r.held = 0
  AND r.origin_desk IS NULL AND r.clear ->> '$.etat' = 'valide'`;

/** Collective sessions that count, on the same terms. */
const SEANCES = `FROM records r WHERE r.collection = 'seance' AND r.local_day = :day AND r.held = 0
  AND r.origin_desk IS NULL AND r.clear ->> '$.etat' = 'valide'`;

/** The cell an appointment is counted in, by its clear half; none while it waits, nor once refused. */
export const RDV_CELL = `CASE r.clear ->> '$.etat' WHEN 'honore' THEN 'honores'
  WHEN 'excuse' THEN 'excuses' WHEN 'annule' THEN 'annules' WHEN 'non-venu' THEN 'nonVenus' END`;

/** Appointments that are over, on the day of the slot, or of their cancelling when that came before. */
const RDVS = `FROM records r WHERE r.collection = 'rdv' AND r.local_day = :day AND r.held = 0
  AND r.origin_desk IS NULL AND ${RDV_CELL} IS NOT NULL`;

const CELLS = `
  WITH visite AS MATERIALIZED (SELECT r.clear ${COUNTED}),
       demande AS MATERIALIZED (
         SELECT d.value AS clear FROM visite v, json_each(v.clear, '$.demandes') d)
  SELECT 'visites' AS unit, 'total' AS dimension, '' AS key, count(*) AS n FROM visite
  UNION ALL
  SELECT 'visites', 'canal', clear ->> '$.canal', count(*) FROM visite GROUP BY 3
  UNION ALL
  SELECT 'demandes', 'total', '', count(*) FROM demande
  UNION ALL
  SELECT 'demandes', 'theme', clear ->> '$.theme', count(*) FROM demande GROUP BY 3
  UNION ALL
  SELECT 'demandes', 'operateur', clear ->> '$.operateur', count(*) FROM demande
    WHERE clear ->> '$.operateur' IS NOT NULL GROUP BY 3
  UNION ALL
  SELECT 'usagersSuivis', 'jour', '', count(*) FROM visite WHERE clear ->> '$.premieres.jour' = 1
  UNION ALL
  SELECT 'usagersSuivis', 'mois', '', count(*) FROM visite WHERE clear ->> '$.premieres.mois' = 1
  UNION ALL
  SELECT 'usagersSuivis', 'annee', '', count(*) FROM visite WHERE clear ->> '$.premieres.annee' = 1
  UNION ALL
  SELECT 'seances', 'participants', '', coalesce(sum(r.clear ->> '$.participants'), 0) ${SEANCES}
  UNION ALL
  SELECT 'seances', 'type', r.clear ->> '$.type', count(*) ${SEANCES} GROUP BY 3
  UNION ALL
  SELECT 'rdv', 'etat', ${RDV_CELL}, count(*) ${RDVS} GROUP BY 3
`;

/**
 * Counts the visites, demandes, firsts, collective sessions and appointments of one day, from clear
 * halves alone, in one query. Kilometres are not the desk’s to count: the département has the distances.
 */
export function createDayCounter(ledger: LedgerFile): (day: LocalDay) => DayCounts {
  const select = ledger.database.prepare(CELLS);
  return (day) => {
    const cells = cellsSchema.parse(select.all({ day }));
    const group = (unit: string, dimension: string) =>
      cells.filter((cell) => cell.unit === unit && cell.dimension === dimension);
    const total = (unit: string, dimension: string) => group(unit, dimension)[0]?.n ?? 0;
    const byKey = (unit: string, dimension: string) =>
      Object.fromEntries(group(unit, dimension).map(({ key, n }) => [key, n]));
    const rdv = byKey('rdv', 'etat');
    const sessions = group('seances', 'type').reduce((sum, { n }) => sum + n, 0);
    return dayCountsSchema.parse({
      visites: { total: total('visites', 'total'), canal: byKey('visites', 'canal') },
      demandes: {
        total: total('demandes', 'total'),
        theme: byKey('demandes', 'theme'),
        operateur: byKey('demandes', 'operateur'),
      },
      usagersSuivis: {
        jour: total('usagersSuivis', 'jour'),
        mois: total('usagersSuivis', 'mois'),
        annee: total('usagersSuivis', 'annee'),
      },
      ...(sessions > 0 && {
        seances: {
          total: sessions,
          participants: total('seances', 'participants'),
          type: byKey('seances', 'type'),
        },
      }),
      ...(Object.keys(rdv).length > 0 && { rdv }),
    });
  };
}
