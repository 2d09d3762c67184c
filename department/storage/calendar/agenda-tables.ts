import { z } from 'zod';
import type { DepartementCode } from '../../../shared/domain/site/identifiers.ts';
import { siteIdSchema } from '../../../shared/domain/site/identifiers.ts';
import { agendaAnswerSchema, kilometresAnswerSchema } from '../../../shared/sync/agenda-api.ts';
import type { AgendaStore, KeptLink, LinkScope } from '../../operations/calendar/agenda-store.ts';
import type { Database } from '../database.ts';
import { createCalendarNumbers } from './calendar-numbers.ts';
import { LIVE, permanenceRowSchema, PERMANENCE_COLUMNS } from './calendar-rows.ts';
import { readPlanning } from './planning-lines.ts';

const instantSchema = z
  .date()
  .transform((date) => Temporal.Instant.fromEpochMilliseconds(date.getTime()));
const textInstantSchema = instantSchema.transform(String);

const heldRowSchema = z.object({
  prochaine: z.string().nullable(),
  creneaux: z.coerce.number(),
  pris: z.coerce.number(),
});
const linkShape = {
  lien: z.string(),
  organisme: z.string().nullable(),
  agent: z.string().nullable(),
  site: siteIdSchema.nullable(),
};
const shownLinkRowSchema = z
  .object({
    ...linkShape,
    cree_le: textInstantSchema,
    expire_le: textInstantSchema,
    revoque_le: textInstantSchema.nullable(),
  })
  .transform(({ cree_le: creeLe, expire_le: expireLe, revoque_le: revoqueLe, ...rest }) => ({
    ...rest,
    creeLe,
    expireLe,
    revoqueLe,
  }));
const keptLinkRowSchema = z
  .object({
    ...linkShape,
    jeton_hash: z.instanceof(Uint8Array),
    cree_le: instantSchema,
    expire_le: instantSchema,
    revoque_le: z.date().nullable(),
  })
  .transform((row): KeptLink => ({
    lien: row.lien,
    jetonHash: row.jeton_hash,
    scope: toScope(row),
    creeLe: row.cree_le,
    expireLe: row.expire_le,
    isRevoked: row.revoque_le !== null,
  }));
const absenceRowSchema = z
  .object({
    absence: z.string(),
    organisme: z.string(),
    agent: z.string().nullable(),
    du: z.string(),
    au: z.string(),
    note: z.string().nullable(),
    declaree_le: textInstantSchema,
    traitee_le: textInstantSchema.nullable(),
  })
  .transform(({ declaree_le: declareeLe, traitee_le: traiteeLe, ...rest }) => ({
    ...rest,
    declareeLe,
    traiteeLe,
  }));
const distanceRowSchema = z.object({ km: z.number(), estimee: z.boolean() });
const keyRowSchema = z.object({ cle: z.instanceof(Uint8Array) });
const daysRowSchema = agendaAnswerSchema.shape.absences.element.pick({ du: true, au: true });

/** What the coordination keeps of the calendar, in the tables of migration `calendar`. */
export function createAgendaStore(database: Database, departement: DepartementCode): AgendaStore {
  const ask = (text: string, ...values: readonly unknown[]) =>
    database.query(text, [departement, ...values]);

  return {
    async overview(now) {
      const [permanences, salles, vacances, liens, absences, aRappeler] = await Promise.all([
        ask(
          `SELECT ${PERMANENCE_COLUMNS}, coming.prochaine, coming.creneaux, coming.pris
           FROM permanences CROSS JOIN LATERAL (
             SELECT min(jour)::text AS prochaine, count(*) AS creneaux,
               coalesce(sum((SELECT count(*) FROM bookings
                 WHERE bookings.departement = $1 AND bookings.creneau = slots.creneau
                   AND bookings.etat IN ${LIVE})), 0) AS pris
             FROM slots WHERE slots.departement = $1
               AND slots.permanence = permanences.permanence
               AND slots.etat = 'ouvert' AND slots.starts_at > $2) AS coming
           WHERE departement = $1 AND (coming.creneaux > 0 OR modifie_le > $3)
           ORDER BY coming.prochaine NULLS LAST, permanence LIMIT 500`,
          now.toString(),
          now.subtract({ hours: 24 * 31 }).toString(),
        ),
        ask(
          `SELECT salle AS id, site, nom, genre, active FROM rooms
           WHERE departement = $1 ORDER BY site, nom`,
        ),
        ask(
          `SELECT vacances AS id, nom, du::text AS du, au::text AS au FROM school_holidays
           WHERE departement = $1 AND NOT retirees ORDER BY du`,
        ),
        ask(
          `SELECT lien, organisme, agent, site, cree_le, expire_le, revoque_le FROM partner_links
           WHERE departement = $1 ORDER BY cree_le DESC LIMIT 200`,
        ),
        ask(
          `SELECT absence, organisme, agent, du::text AS du, au::text AS au, note, declaree_le,
             traitee_le
           FROM partner_absences JOIN partner_links USING (departement, lien)
           WHERE departement = $1 AND au >= $2::date - 31 ORDER BY traitee_le NULLS FIRST, du
           LIMIT 200`,
          now.toString(),
        ),
        ask(
          `SELECT bookings.reference, bookings.site, permanences.contenu->>'organismeNom'
               AS "organismeNom", slots.jour::text AS jour, slots.debut,
             bookings.a_rappeler AS pourquoi
           FROM bookings JOIN slots USING (departement, creneau)
             JOIN permanences USING (departement, permanence)
           WHERE departement = $1 AND bookings.a_rappeler IS NOT NULL
           ORDER BY slots.starts_at, bookings.reference LIMIT 500`,
        ),
      ]);
      return agendaAnswerSchema.omit({ today: true, sites: true }).parse({
        permanences: permanences.map((row) => {
          const { prochaine, creneaux, pris } = heldRowSchema.parse(row);
          return { tenue: permanenceRowSchema.parse(row), prochaine, creneaux, pris };
        }),
        salles,
        vacances,
        liens: liens.map((row) => shownLinkRowSchema.parse(row)),
        absences: absences.map((row) => absenceRowSchema.parse(row)),
        aRappeler,
      });
    },

    async saveRoom(salle, at) {
      return database.transaction(async (client) => {
        const numbers = createCalendarNumbers(client, departement);
        const before = await numbers.take(1);
        const saved = await client.query(
          `INSERT INTO rooms (departement, salle, site, nom, genre, active, numero)
           SELECT $1, $2, $3, $4, $5, $6, $7
           WHERE EXISTS (SELECT FROM sites WHERE departement = $1 AND site = $3)
           ON CONFLICT (departement, salle) DO UPDATE SET nom = excluded.nom,
             genre = excluded.genre, active = excluded.active, numero = excluded.numero
             WHERE rooms.site = excluded.site
           RETURNING salle`,
          [departement, salle.id, salle.site, salle.nom, salle.genre, salle.active, before + 1],
        );
        numbers.concern([salle.site]);
        await numbers.finish(at);
        return saved.length > 0;
      });
    },

    async saveHolidays({ id, nom, du, au }, retirees, at) {
      await database.transaction(async (client) => {
        const numbers = createCalendarNumbers(client, departement);
        const before = await numbers.take(1);
        await client.query(
          `INSERT INTO school_holidays (departement, vacances, nom, du, au, retirees, numero)
           VALUES ($1, $2, $3, $4, $5, $6, $7)
           ON CONFLICT (departement, vacances) DO UPDATE SET nom = excluded.nom,
             du = excluded.du, au = excluded.au, retirees = excluded.retirees,
             numero = excluded.numero`,
          [departement, id, nom, du, au, retirees, before + 1],
        );
        numbers.concern(null);
        await numbers.finish(at);
      });
    },

    async linkKey(draw) {
      await ask(
        'INSERT INTO partner_keys (departement, cle) VALUES ($1, $2) ON CONFLICT DO NOTHING',
        draw(),
      );
      // Another process may have drawn its own first: what is kept decides.
      const [row] = await ask('SELECT cle FROM partner_keys WHERE departement = $1');
      return keyRowSchema.parse(row).cle;
    },

    async addLink({ lien, jetonHash, scope, creeLe, expireLe }, auteur) {
      await ask(
        `INSERT INTO partner_links
           (departement, lien, jeton_hash, organisme, agent, site, auteur, cree_le, expire_le)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        lien,
        jetonHash,
        scope.organisme,
        scope.agent,
        scope.site,
        auteur,
        creeLe.toString(),
        expireLe.toString(),
      );
    },

    async findLink(lien) {
      const [row] = await ask(
        `SELECT lien, jeton_hash, organisme, agent, site, cree_le, expire_le, revoque_le
         FROM partner_links WHERE departement = $1 AND lien = $2`,
        lien,
      );
      return row === undefined ? null : keptLinkRowSchema.parse(row);
    },

    async revokeLink(lien, at) {
      const revoked = await ask(
        `UPDATE partner_links SET revoque_le = $3
         WHERE departement = $1 AND lien = $2 AND revoque_le IS NULL RETURNING lien`,
        lien,
        at.toString(),
      );
      return revoked.length > 0;
    },

    planning: (scope, from, to) => readPlanning(database, departement, scope, { from, to }),

    async addAbsence({ absence, lien, du, au, note, at }) {
      await ask(
        `INSERT INTO partner_absences (departement, absence, lien, du, au, note, declaree_le)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        absence,
        lien,
        du,
        au,
        note,
        at.toString(),
      );
    },

    async absencesOf(lien) {
      const rows = await ask(
        `SELECT du::text AS du, au::text AS au FROM partner_absences
         WHERE departement = $1 AND lien = $2 ORDER BY du DESC LIMIT 20`,
        lien,
      );
      return rows.map((row) => daysRowSchema.parse(row));
    },

    async settleAbsence(absence, auteur, at) {
      const settled = await ask(
        `UPDATE partner_absences SET traitee_le = $3, traitee_par = $4
         WHERE departement = $1 AND absence = $2 AND traitee_le IS NULL RETURNING absence`,
        absence,
        at.toString(),
        auteur,
      );
      return settled.length > 0;
    },

    async saveDistance({ site, organisme, km, estimee, source, auteur, at }) {
      if (km === null) {
        await ask(
          'DELETE FROM road_distances WHERE departement = $1 AND site = $2 AND organisme = $3',
          site,
          organisme,
        );
        return;
      }
      await ask(
        `INSERT INTO road_distances AS kept
           (departement, site, organisme, km, estimee, source, auteur, modifie_le)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (departement, site, organisme) DO UPDATE SET km = excluded.km,
           estimee = excluded.estimee, source = excluded.source, auteur = excluded.auteur,
           modifie_le = excluded.modifie_le
           WHERE kept.estimee OR NOT excluded.estimee`,
        site,
        organisme,
        km,
        estimee,
        source,
        auteur,
        at.toString(),
      );
    },

    async distance(site, organisme) {
      const [row] = await ask(
        `SELECT km::float8 AS km, estimee FROM road_distances
         WHERE departement = $1 AND site = $2 AND organisme = $3`,
        site,
        organisme,
      );
      return row === undefined ? null : distanceRowSchema.parse(row);
    },

    async kilometres(annee) {
      const [sites, distances] = await Promise.all([
        ask(
          `SELECT site, sum(rdv)::int AS rdv, sum(km)::float8 AS km, sum(estimes)::int AS estimes,
             sum(sans)::int AS "sansDistance"
           FROM (
             SELECT site, honores AS rdv, km, km_estimes AS estimes, sans_distance AS sans
             FROM rdv_counts
             WHERE departement = $1 AND genre = 'visio' AND mois LIKE $2::text || '-%'
             UNION ALL
             SELECT bookings.site, 1, coalesce(2 * km, 0), coalesce(estimee, false)::int,
               (km IS NULL)::int
             FROM bookings JOIN slots USING (departement, creneau)
               JOIN permanences USING (departement, permanence)
               LEFT JOIN road_distances ON road_distances.departement = $1
                 AND road_distances.site = bookings.site
                 AND road_distances.organisme = permanences.organisme
             WHERE bookings.departement = $1 AND bookings.etat = 'honore'
               AND permanences.contenu->'lieu'->>'genre' = 'visio'
               AND to_char(slots.jour, 'YYYY') = $2::text
           ) AS held GROUP BY site HAVING sum(rdv) > 0 ORDER BY site`,
          String(annee),
        ),
        ask(
          `SELECT site, organisme, km::float8 AS km, estimee, source FROM road_distances
           WHERE departement = $1 ORDER BY site, organisme`,
        ),
      ]);
      return kilometresAnswerSchema
        .pick({ sites: true, distances: true })
        .parse({ sites, distances });
    },
  };
}

function toScope({ organisme, agent, site }: z.infer<z.ZodObject<typeof linkShape>>): LinkScope {
  if (site !== null) return { organisme: null, agent: null, site };
  if (organisme === null) throw new Error('A link is a partner’s or a platform’s.');
  return { organisme, agent, site: null };
}
