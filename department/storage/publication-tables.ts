import { z } from 'zod';
import type { DepartementCode } from '../../shared/domain/site/identifiers.ts';
import { changementSchema, objetSchema } from '../../shared/sync/publications.ts';
import type { Objet } from '../../shared/sync/publications.ts';
import type {
  Draft,
  ImportTrace,
  NewImport,
  Published,
  PublicationStore,
  Signature,
} from '../operations/publication-store.ts';
import type { Database, Queryable } from './database.ts';

const instantSchema = z
  .date()
  .transform((date) => Temporal.Instant.fromEpochMilliseconds(date.getTime()));

const logRowSchema = z.object({ origine: z.string(), numero: z.coerce.number() });
const numberRowSchema = z.object({ numero: z.coerce.number() });
const madeRowSchema = z.object({ publie_le: instantSchema });
const changeRowSchema = z.object({ ...changementSchema.shape, numero: z.coerce.number() });
const publishedRowSchema = z
  .object({
    numero: z.coerce.number(),
    objet: objetSchema,
    id: z.string(),
    contenu: z.record(z.string(), z.unknown()).nullable(),
    motif: z.string().nullable(),
    auteur: z.string(),
    publie_le: instantSchema,
    import: z.string().nullable(),
  })
  .transform(({ publie_le: publieLe, import: importId, ...rest }): Published => ({
    ...rest,
    publieLe,
    importId,
  }));
const importRowSchema = z
  .object({
    import: z.string(),
    fichier: z.string(),
    auteur: z.string(),
    importe_le: instantSchema,
    ajouts: z.int(),
    changements: z.int(),
    annule_le: instantSchema.nullable(),
  })
  .transform(
    ({ import: id, importe_le: importeLe, annule_le: annuleLe, ...rest }): ImportTrace => ({
      ...rest,
      id,
      importeLe,
      annuleLe,
    }),
  );

const undoingRowSchema = z.object({
  objet: objetSchema,
  id: z.string(),
  contenu: z.record(z.string(), z.unknown()).nullable(),
  motif: z.string(),
  is_followed: z.boolean(),
});

const COLUMNS = 'numero, objet, id, contenu, motif, auteur, publie_le, import';

/** What the coordination publishes, in tables `publications`, `publication_logs` and `…_imports`. */
export function createPublicationStore(
  database: Database,
  departement: DepartementCode,
): PublicationStore {
  return {
    async since(depuis, limit) {
      // One look: a number given between two queries would be counted and not shown.
      return database.transaction(async (client) => {
        const log = await readLog(client, departement);
        if (log === null) return { origine: null, dernier: 0, changements: [] };
        const rows = await client.query(
          `SELECT numero, objet, id, contenu FROM publications AS said
           WHERE departement = $1 AND numero > $2 AND NOT EXISTS (
             SELECT FROM publications AS later
             WHERE (later.departement, later.objet, later.id) = ($1, said.objet, said.id)
               AND later.numero > said.numero)
           ORDER BY numero LIMIT $3`,
          [departement, depuis, limit],
        );
        return {
          origine: log.origine,
          dernier: log.numero,
          changements: rows.map((row) => changeRowSchema.parse(row)),
        };
      }, 'ISOLATION LEVEL REPEATABLE READ READ ONLY');
    },

    async madeAt(numero) {
      const [row] = await database.query(
        'SELECT publie_le FROM publications WHERE departement = $1 AND numero = $2',
        [departement, numero],
      );
      return row === undefined ? null : madeRowSchema.parse(row).publie_le;
    },

    current: (objet) => readCurrent(database, departement, objet),

    async history(objet, id, limit) {
      const rows = await database.query(
        `SELECT ${COLUMNS} FROM publications
         WHERE departement = $1 AND objet = $2 AND ($3::text IS NULL OR id = $3)
         ORDER BY numero DESC LIMIT $4`,
        [departement, objet, id, limit],
      );
      return rows.map((row) => publishedRowSchema.parse(row));
    },

    async publish(signature, objet, decide) {
      return database.transaction(async (client) => {
        await lockLog(client, departement);
        const decision = decide(await readCurrent(client, departement, objet));
        const { drafts, answer, import: made } = decision;
        if (drafts.length === 0) return answer;
        if (made !== undefined) await addImport(client, departement, made, signature);
        await write(client, departement, drafts, signature, made?.id ?? null);
        return answer;
      });
    },

    async imports() {
      const rows = await database.query(
        `SELECT import, fichier, auteur, importe_le, ajouts, changements, annule_le
         FROM publication_imports WHERE departement = $1 ORDER BY importe_le DESC LIMIT 50`,
        [departement],
      );
      return rows.map((row) => importRowSchema.parse(row));
    },

    async undoImport(id, signature, shipped) {
      return database.transaction(async (client) => {
        await lockLog(client, departement);
        const undone = await client.query(
          `UPDATE publication_imports SET annule_le = $3
           WHERE departement = $1 AND import = $2 AND annule_le IS NULL RETURNING import`,
          [departement, id, signature.at.toString()],
        );
        if (undone.length === 0) return null;
        const { drafts, gardes } = await readUndoing(client, departement, id);
        const back = drafts.map((draft) => ({
          ...draft,
          contenu: draft.contenu ?? shipped(draft.id),
        }));
        await write(client, departement, back, signature, null);
        return { rendus: drafts.length, gardes };
      });
    },
  };
}

async function readLog(client: Queryable, departement: DepartementCode) {
  const [row] = await client.query(
    'SELECT origine, numero FROM publication_logs WHERE departement = $1',
    [departement],
  );
  return row === undefined ? null : logRowSchema.parse(row);
}

/** Opens the log the first time, and keeps other publishers waiting until this one is done. */
async function lockLog(client: Queryable, departement: DepartementCode): Promise<void> {
  await client.query(
    `INSERT INTO publication_logs (departement, origine, numero)
     VALUES ($1, gen_random_uuid(), 0) ON CONFLICT DO NOTHING`,
    [departement],
  );
  await client.query('SELECT FROM publication_logs WHERE departement = $1 FOR UPDATE', [
    departement,
  ]);
}

async function readCurrent(
  client: Queryable,
  departement: DepartementCode,
  objet: Objet,
): Promise<readonly Published[]> {
  const rows = await client.query(
    `SELECT DISTINCT ON (id) ${COLUMNS} FROM publications
     WHERE departement = $1 AND objet = $2 ORDER BY id, numero DESC`,
    [departement, objet],
  );
  return rows.map((row) => publishedRowSchema.parse(row));
}

async function addImport(
  client: Queryable,
  departement: DepartementCode,
  { id, fichier, ajouts, changements }: NewImport,
  { auteur, at }: Signature,
): Promise<void> {
  await client.query(
    `INSERT INTO publication_imports
       (departement, import, fichier, auteur, importe_le, ajouts, changements)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [departement, id, fichier, auteur, at.toString(), ajouts, changements],
  );
}

/** Each takes the next number, in their order. */
async function write(
  client: Queryable,
  departement: DepartementCode,
  drafts: readonly Draft[],
  { auteur, at }: Signature,
  importId: string | null,
): Promise<void> {
  const [row] = await client.query(
    'UPDATE publication_logs SET numero = numero + $2 WHERE departement = $1 RETURNING numero',
    [departement, drafts.length],
  );
  const first = numberRowSchema.parse(row).numero - drafts.length;
  await client.query(
    `INSERT INTO publications
       (departement, numero, objet, id, contenu, motif, auteur, publie_le, import)
     SELECT $1, $2 + rank, objet, id, contenu::jsonb, motif, $3, $4, $5
     FROM unnest($6::text[], $7::text[], $8::text[], $9::text[]) WITH ORDINALITY
       AS given (objet, id, contenu, motif, rank)`,
    [
      departement,
      first,
      auteur,
      at.toString(),
      importId,
      drafts.map(({ objet }) => objet),
      drafts.map(({ id }) => id),
      drafts.map(({ contenu }) => (contenu === null ? null : JSON.stringify(contenu))),
      drafts.map(({ motif }) => motif),
    ],
  );
}

/** What gives back the things an import was the last to speak of; how many were spoken of since. */
async function readUndoing(
  client: Queryable,
  departement: DepartementCode,
  id: string,
): Promise<{ readonly drafts: readonly Draft[]; readonly gardes: number }> {
  const rows = await client.query(
    `SELECT said.objet, said.id, before.contenu, 'Import annulé' AS motif,
       EXISTS (SELECT FROM publications AS later
         WHERE (later.departement, later.objet, later.id) = ($1, said.objet, said.id)
           AND later.numero > said.numero) AS is_followed
     FROM publications AS said
     LEFT JOIN LATERAL (SELECT contenu FROM publications AS earlier
       WHERE (earlier.departement, earlier.objet, earlier.id) = ($1, said.objet, said.id)
         AND earlier.numero < said.numero
       ORDER BY numero DESC LIMIT 1) AS before ON true
     WHERE said.departement = $1 AND said.import = $2 ORDER BY said.numero`,
    [departement, id],
  );
  const read = rows.map((row) => undoingRowSchema.parse(row));
  return {
    drafts: read.flatMap(({ is_followed: isFollowed, ...draft }) => (isFollowed ? [] : [draft])),
    gardes: read.filter(({ is_followed: isFollowed }) => isFollowed).length,
  };
}
