import { createHash } from 'node:crypto';
import { z } from 'zod';
import { dayToCells } from '../../department/operations/document-cells.ts';
import { dayCountsSchema } from '../../shared/domain/comptage/day-document.ts';
import { toCanonicalText } from '../../shared/sync/canonical.ts';
import { countsAnswerSchema } from '../../shared/sync/messages.ts';
import type { EnrolAnswer } from '../../shared/sync/messages.ts';
import { deskPaths } from '../../shared/sync/protocol.ts';
import type { Bench } from '../harness/bench.ts';
import { atLeast, atMost } from '../harness/figure.ts';
import { measureRounds } from '../harness/rounds.ts';
import { startDepartmentDatabase } from '../places/department.ts';
import type { BenchDepartment } from '../places/department.ts';
import { todayOfDesk } from '../places/desk-profile.ts';
import { postAll } from '../places/many-calls.ts';
import { startDepartments, startNoops } from '../places/server-processes.ts';
import type { Servers } from '../places/server-processes.ts';
import { closingMessage, ordinaryDay } from '../records/day-documents.ts';

const DESKS = 3_000;

/** Desks that close in one turn of a round. */
const TURN = 300;

/** Times the no-op route is called for each desk of a turn: once is over before it can be timed. */
const NOOPS = 10;

/** Documents of one bare upsert. */
const BATCH = 100;

export const burst: Bench = {
  name: 'burst',
  title: 'Closing time: every desk sends its day at once',
  method: [
    `${DESKS.toLocaleString('en')} enrolled desks, each with its own token, a real PostgreSQL 18 and two server processes. A desk sends one document of an ordinary day (20 visites, 24 demandes, 23 cells) in one call; 32 calls are under way at any time. A turn is ${TURN} desks, on empty tables; all ${DESKS.toLocaleString('en')} at once are sent once, told, and every document is looked for.`,
    'Bare pg: the same rows (documents, cells, sums by month) upserted by one program that already has them, 100 documents a transaction, each table by one statement: no call, no token, no document to read, no desk to lock, one commit for a hundred documents where the server answers each desk after its own.',
    `No-op: the same bodies posted to two processes of a Fastify route that reads JSON and answers nothing, ${NOOPS} times over, a tenth of which is counted: all together they are over in a twentieth of a second.`,
    'Calling program, servers and PostgreSQL share the machine’s cores.',
  ],
  reasons: {
    'burst.noop':
      'a document is nine statements in five exchanges with PostgreSQL and a flush to the disk, a no-op route has none: bare pg itself, which reaches no route at all, is less than a tenth as fast.',
  },
  async run({ count, quick, tell }) {
    const desks = quick ? 100 : DESKS;
    tell(`  ${desks} postes inscrits une fois…`);
    const department = await startDepartmentDatabase(desks);
    const servers = await startDepartments(department.url);
    const noops = await startNoops();
    try {
      const measured = await measureRounds(
        count,
        ['pg', 'relais', 'rien'],
        async (round) => {
          const some = desksOf(department, round, quick ? 50 : TURN);
          return {
            measure: async (side) => {
              await emptyTables(department);
              if (side === 'rien')
                return { seconds: await timed(() => sendNoops(noops, some), NOOPS) };
              const seconds = await timed(() =>
                side === 'pg' ? upsertBare(department, some) : sendAll(servers, some),
              );
              await expectKept(department, some.length);
              return { seconds };
            },
            close: async () => {},
          };
        },
        tell,
      );
      await emptyTables(department);
      const whole = await timed(() => sendAll(servers, department.desks));
      const lost = desks - (await countKept(department));
      return {
        figures: [
          {
            name: 'burst.pg',
            label: 'speed of bare pg',
            unit: '×',
            target: atLeast(0.8),
            values: measured.ratios('pg', 'relais', 'seconds'),
            control: measured.control('pg', 'seconds'),
          },
          {
            name: 'burst.noop',
            label: 'speed of a no-op route',
            unit: '×',
            target: atLeast(0.2),
            values: measured.ratios('rien', 'relais', 'seconds'),
            control: measured.control('rien', 'seconds'),
          },
          {
            name: 'burst.lost',
            label: `documents lost of ${desks.toLocaleString('en')}`,
            unit: 'documents',
            target: atMost(0),
            values: [lost],
            control: null,
          },
        ],
        notes: [
          `All ${desks.toLocaleString('en')} desks at once: ${whole.toFixed(1)} s, ${Math.round(desks / whole)} documents a second.`,
        ],
      };
    } finally {
      await noops.stop();
      await servers.stop();
      await department.close();
    }
  },
};

function desksOf({ desks }: BenchDepartment, round: number, length: number) {
  const start = (round * length) % Math.max(1, desks.length - length + 1);
  return desks.slice(start, start + length);
}

/** One closing message a desk. */
function closingCalls({ urls }: Servers, desks: readonly EnrolAnswer[], path: string) {
  const day = todayOfDesk();
  return desks.map((desk, index) => ({
    url: `${urls[index % urls.length] ?? ''}${path}`,
    token: desk.token,
    body: closingMessage(desk, day, 1),
  }));
}

async function sendNoops(noops: Servers, desks: readonly EnrolAnswer[]): Promise<void> {
  const calls = closingCalls(noops, desks, '');
  await postAll(Array.from({ length: NOOPS }, () => calls).flat());
}

/** Sends each desk’s message; fails when one is not applied. */
async function sendAll(servers: Servers, desks: readonly EnrolAnswer[]): Promise<void> {
  for (const answer of await postAll(closingCalls(servers, desks, deskPaths.counts))) {
    const [outcome] = countsAnswerSchema.parse(JSON.parse(answer)).answers;
    if (outcome?.outcome !== 'applied') throw new Error(`Not applied: ${answer}`);
  }
}

async function upsertBare(
  { database, network }: BenchDepartment,
  desks: readonly EnrolAnswer[],
): Promise<void> {
  const day = todayOfDesk();
  const month = `${day.slice(0, 7)}-01`;
  const rows = desks.map((desk) => {
    const document = ordinaryDay(desk, day, 1);
    const body = Buffer.from(toCanonicalText(document));
    const hash = createHash('sha256').update(body).digest();
    return { desk, body, hash, cells: dayToCells(dayCountsSchema.parse(document.counts)) };
  });
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    const cells = batch.flatMap(({ desk, cells: all }) => all.map((cell) => ({ desk, ...cell })));
    const sums = Map.groupBy(cells, ({ desk, unit, dimension, key }) =>
      JSON.stringify([desk.site, unit, dimension, key]),
    );
    await database.transaction(async (client) => {
      await client.query(
        `INSERT INTO count_documents AS kept (departement, site, desk, kind, period, epoch, rev,
           hash, body, version, read_by, provenance, received_at)
         SELECT $1, site, desk, 'jour', $2, 0, 1, hash, body, 1, 3, 'mesure', now()
         FROM unnest($3::text[], $4::text[], $5::bytea[], $6::bytea[])
           AS given (site, desk, hash, body)
         ON CONFLICT (departement, site, desk, kind, period) DO UPDATE SET rev = excluded.rev,
           hash = excluded.hash, body = excluded.body
         WHERE (excluded.epoch, excluded.rev) > (kept.epoch, kept.rev)`,
        [
          network.departement,
          day,
          batch.map(({ desk }) => desk.site),
          batch.map(({ desk }) => desk.desk),
          batch.map(({ hash }) => hash),
          batch.map(({ body }) => body),
        ],
      );
      await client.query(
        `INSERT INTO count_cells (departement, site, desk, kind, period, unit, dimension, key, n)
         SELECT $1, site, desk, 'jour', $2, unit, dimension, key, n
         FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[])
           AS given (site, desk, unit, dimension, key, n)`,
        [
          network.departement,
          day,
          cells.map(({ desk }) => desk.site),
          cells.map(({ desk }) => desk.desk),
          cells.map(({ unit }) => unit),
          cells.map(({ dimension }) => dimension),
          cells.map(({ key }) => key),
          cells.map(({ n }) => n),
        ],
      );
      const lines = [...sums.values()].flatMap((same) =>
        same[0] === undefined
          ? []
          : [{ ...same[0], n: same.reduce((total, { n }) => total + n, 0) }],
      );
      await client.query(
        `INSERT INTO month_counts AS kept (departement, site, month, unit, dimension, key, n)
         SELECT $1, site, $2, unit, dimension, key, n
         FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[])
           AS given (site, unit, dimension, key, n)
         ON CONFLICT (departement, month, site, unit, dimension, key)
           DO UPDATE SET n = kept.n + excluded.n`,
        [
          network.departement,
          month,
          lines.map(({ desk }) => desk.site),
          lines.map(({ unit }) => unit),
          lines.map(({ dimension }) => dimension),
          lines.map(({ key }) => key),
          lines.map(({ n }) => n),
        ],
      );
    });
  }
}

async function emptyTables({ database }: BenchDepartment): Promise<void> {
  await database.query(
    'TRUNCATE count_documents, count_cells, month_counts, month_receptions, forked_documents',
  );
  await database.query(
    `UPDATE desks SET received_epoch = 0, received_rev = 0, stated_rev = 0, applied = 0, lineage = '{}',
       last_delivery = NULL WHERE stated_rev <> 0`,
  );
}

async function countKept({ database }: BenchDepartment): Promise<number> {
  const [row] = await database.query('SELECT count(*) AS n FROM count_documents');
  return z.object({ n: z.coerce.number() }).parse(row).n;
}

async function expectKept(department: BenchDepartment, documents: number): Promise<void> {
  const kept = await countKept(department);
  if (kept !== documents) throw new Error(`${kept} documents kept of ${documents}.`);
}

/** Seconds of one of the `times` that are done. */
async function timed(work: () => Promise<void>, times = 1): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000 / times;
}
