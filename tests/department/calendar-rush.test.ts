import { beforeAll, expect, it } from 'vitest';
import { readOrInstallNetwork } from '../../department/operations/installed-network.ts';
import { changePermanence } from '../../department/operations/calendar/coordinate-agenda.ts';
import { issueEnrolmentCode } from '../../department/operations/issue-enrolment-code.ts';
import { openDatabase } from '../../department/storage/database.ts';
import { createPostgresStore } from '../../department/storage/postgres-store.ts';
import network from '../../resources/network-lozere.json' with { type: 'json' };
import { networkSchema } from '../../shared/domain/network/network.ts';
import {
  CALENDAR_CHANGED,
  calendarAnswerSchema,
  calendarAnswersSchema,
  CALENDAR_VERSION,
  calendarPaths,
} from '../../shared/sync/calendar.ts';
import type { CalendarRequestAnswer } from '../../shared/sync/calendar.ts';
import { enrolAnswerSchema } from '../../shared/sync/messages.ts';
import { deskPaths, PROTOCOL_VERSION } from '../../shared/sync/protocol.ts';
import { startTestCluster, systemRandom } from '../support/postgres.ts';
import type { TestCluster } from '../support/postgres.ts';
import { newId, newReference, visioPermanence } from './calendar-desk.ts';
import { startDepartmentProcess } from './department-process.ts';
import type { RunningDepartment } from './department-process.ts';

let cluster: TestCluster;
let servers: readonly RunningDepartment[];
let url: string;

beforeAll(async () => {
  cluster = await startTestCluster();
  return () => cluster.stop();
});
beforeAll(async () => {
  url = await cluster.createDatabase();
  const start = () =>
    startDepartmentProcess(['--port', '0'], { env: { DATABASE_URL: url, LOG_LEVEL: 'error' } });
  // One after the other: the first brings the database up to date.
  servers = [await start(), await start()];
  return async () => {
    for (const { child } of servers) child.kill();
    await Promise.all(servers.map(({ ended }) => ended));
  };
}, 300_000);

const DESKS = 9;
const SLOTS = 20;
const REQUESTS = 500;

it('500 requests at once, of nine desks, on two servers: 20 slots, 20 RDV, each refusal named', async () => {
  const database = openDatabase(url);
  const shipped = networkSchema.parse(network);
  const store = createPostgresStore(database, shipped.departement);
  const parts = {
    ...store,
    clock: { now: () => Temporal.Now.instant() },
    random: systemRandom,
    network: await readOrInstallNetwork(store.network, shipped, {
      now: () => Temporal.Now.instant(),
    }),
  };
  const day = Temporal.Now.plainDateISO('Europe/Paris').add({ days: 30 }).toString();
  const entered = await changePermanence(parts, 'essai', {
    permanence: visioPermanence({ premierJour: day, debut: '08:00', fin: '18:00' }),
    rev: null,
    annulee: false,
    essai: false,
  });
  expect(entered).toMatchObject({ ok: true, value: { creneaux: SLOTS } });

  const server = (index: number) => servers[index % servers.length]?.url ?? '';
  const call = (index: number, path: string, token: string, body?: object) =>
    fetch(`${server(index)}${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    });
  const tokens: string[] = [];
  for (const site of shipped.sites.slice(0, DESKS)) {
    const issued = await issueEnrolmentCode(parts, site.id);
    if (!issued.ok) throw new Error(issued.failure.sentence);
    const answer = await call(0, deskPaths.enrol, '', {
      protocol: PROTOCOL_VERSION,
      program: '0.1.0',
      code: issued.value.code,
    });
    tokens.push(enrolAnswerSchema.parse(await answer.json()).token);
  }
  const token = (index: number) => tokens[index % tokens.length] ?? '';
  const feed = await call(0, `${calendarPaths.feed}?depuis=0`, token(0));
  const slots = calendarAnswerSchema
    .parse(await feed.json())
    .changements.filter(({ genre }) => genre === 'creneau')
    .map(({ id }) => id);
  expect(slots).toHaveLength(SLOTS);

  // A desk of the second server hears what the first one confirms.
  const heard = await call(1, calendarPaths.events, token(0));
  const reader = heard.body?.getReader();

  const answers = await Promise.all(
    Array.from({ length: REQUESTS }, async (_, index) => {
      const answer = await call(index, calendarPaths.requests, token(index), {
        version: CALENDAR_VERSION,
        demandes: [
          {
            genre: 'reserver',
            demande: newId(),
            reference: newReference(),
            creneau: slots[(index * 7) % slots.length],
            motif: 'aide-logement',
          },
        ],
      });
      return { status: answer.status, body: await answer.json() };
    }),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const outcomes = answers.flatMap(
    ({ body }): readonly CalendarRequestAnswer[] => calendarAnswersSchema.parse(body).reponses,
  );
  const codes = Map.groupBy(outcomes, (one) => (one.issue === 'refuse' ? one.code : one.issue));
  expect(Object.fromEntries([...codes].map(([code, all]) => [code, all.length]))).toEqual({
    confirme: SLOTS,
    'creneau-complet': REQUESTS - SLOTS,
  });
  const booked = await database.query(
    'SELECT count(*) AS n, count(DISTINCT creneau) AS slots FROM bookings',
  );
  expect(booked).toEqual([{ n: String(SLOTS), slots: String(SLOTS) }]);

  let text = '';
  while (reader !== undefined && !text.includes(`event: ${CALENDAR_CHANGED}\n`)) {
    const { value, done } = await reader.read();
    if (done) break;
    text += new TextDecoder().decode(value);
  }
  expect(text).toContain(`event: ${CALENDAR_CHANGED}\ndata: {"numero":`);
  await reader?.cancel();
  await database.close();
}, 180_000);
