import { beforeAll, expect, it } from 'vitest';
import { createToken, hashSecret } from '../../department/operations/secrets.ts';
import { openDatabase } from '../../department/storage/database.ts';
import type { Database } from '../../department/storage/database.ts';
import { countsAnswerSchema } from '../../shared/sync/messages.ts';
import { deskPaths } from '../../shared/sync/protocol.ts';
import { startTestCluster, systemRandom } from '../support/postgres.ts';
import { toDayText } from './day-documents.ts';
import { startDepartmentProcess } from './department-process.ts';
import type { RunningDepartment } from './department-process.ts';
import { toCountsMessage } from './test-department.ts';

/** The bench plays three thousand. */
const DESKS = 120;

let database: Database;
let servers: readonly RunningDepartment[];

beforeAll(async () => {
  const cluster = await startTestCluster();
  const url = await cluster.createDatabase();
  const start = () =>
    startDepartmentProcess(['--port', '0'], { env: { DATABASE_URL: url, LOG_LEVEL: 'error' } });
  // One after the other: the first brings the database up to date.
  servers = [await start(), await start()];
  database = openDatabase(url);
  return async () => {
    for (const { child } of servers) child.kill();
    await Promise.all(servers.map(({ ended }) => ended));
    await database.close();
    await cluster.stop();
  };
}, 300_000);

/** Desks of all platforms, written as enrolments would. */
async function enrolAll() {
  const sites = (await database.query('SELECT site FROM sites ORDER BY rank')).map((row) =>
    String(row['site']),
  );
  const desks = Array.from({ length: DESKS }, (_, rank) => ({
    site: sites[rank % sites.length] ?? '',
    desk: String.fromCharCode(65 + Math.floor(rank / sites.length)),
    token: createToken(systemRandom),
    visites: 1 + (rank % 30),
  }));
  for (const { site, desk, token } of desks) {
    await database.query(
      `INSERT INTO desks (departement, site, desk, enrolled_at, enrolled_on, last_contact_at, program)
       VALUES ('48', $1, $2, now(), current_date, now(), 'essai')`,
      [site, desk],
    );
    await database.query(
      `INSERT INTO desk_tokens (departement, token_hash, site, desk, issued_at, confirmed_at)
       VALUES ('48', $3, $1, $2, now(), now())`,
      [site, desk, hashSecret(token)],
    );
  }
  return desks;
}

it('a burst of desks closing at once on two server processes, each sending twice, loses nothing and doubles nothing', async () => {
  const desks = await enrolAll();
  const day = Temporal.Now.plainDateISO('Europe/Paris').toString();
  const send = async ({ site, desk, token, visites }: (typeof desks)[number], rank: number) => {
    const url = servers[rank % servers.length]?.url ?? '';
    const text = toDayText({ site, desk, day, themes: { T1: visites } });
    const answer = await fetch(url + deskPaths.counts, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(toCountsMessage([text])),
    });
    return countsAnswerSchema.parse(await answer.json()).answers[0]?.outcome;
  };
  // The second time through the other process, as after an answer that was lost.
  const outcomes = await Promise.all(
    desks.flatMap((desk, rank) => [send(desk, rank), send(desk, rank + 1)]),
  );
  expect(outcomes.filter((outcome) => outcome === 'applied')).toHaveLength(DESKS);
  expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(DESKS);

  const sent = desks.reduce((sum, { visites }) => sum + visites, 0);
  const [kept] = await database.query(
    `SELECT (SELECT count(*) FROM count_documents)::int AS documents,
       (SELECT sum(n) FROM count_cells
        WHERE unit = 'visites' AND dimension = 'total')::int AS visites,
       (SELECT sum(n) FROM month_counts
        WHERE unit = 'visites' AND dimension = 'total')::int AS summed`,
  );
  expect(kept).toEqual({ documents: DESKS, visites: sent, summed: sent });
}, 300_000);
