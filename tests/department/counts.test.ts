import { COUNT_SCHEMA_VERSION } from '../../shared/domain/comptage/day-document.ts';
import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { maintainCounts } from '../../department/operations/maintain-counts.ts';
import { revokeDesk } from '../../department/operations/revoke-desk.ts';
import network from '../../resources/network-lozere.json' with { type: 'json' };
import { networkSchema } from '../../shared/domain/network/network.ts';
import type { CountAnswer } from '../../shared/sync/messages.ts';
import { toCanonicalText } from '../../shared/sync/canonical.ts';
import { deskPaths, limits } from '../../shared/sync/protocol.ts';
import { startTestCluster } from '../support/postgres.ts';
import type { TestCluster } from '../support/postgres.ts';
import { toDayDocument, toDayText } from './day-documents.ts';
import { createTestDepartment, NOW, toCountsMessage } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

let cluster: TestCluster;
let department: TestDepartment;
let token: string;

beforeAll(async () => {
  cluster = await startTestCluster();
  return () => cluster.stop();
});
beforeAll(async () => {
  department = await createTestDepartment(cluster);
  return () => department.close();
});
beforeEach(async () => {
  await department.reset();
  ({ token } = await department.enrol('marvejols'));
});

const sendOne = async (text: string): Promise<CountAnswer | undefined> =>
  (await department.send(token, [text]))[0];

const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const post = (payload: object, authorization = `Bearer ${token}`) =>
  department.app.inject({
    method: 'POST',
    url: deskPaths.counts,
    headers: { authorization },
    payload,
  });

async function readTotal(): Promise<number> {
  const [row] = await department.database.query(
    `SELECT coalesce(sum(n), 0)::int AS n FROM count_cells
     WHERE unit = 'visites' AND dimension = 'total'`,
  );
  return Number(row?.['n']);
}

it('applies a first document and answers with its hash', async () => {
  const text = toDayText({ rev: 3 });
  expect(await sendOne(text)).toEqual({
    outcome: 'applied',
    epoch: 0,
    rev: 3,
    hash: hashOf(text),
  });
});

it('counts a document sent again only once', async () => {
  const text = toDayText({ themes: { T1: 2 } });
  await sendOne(text);
  expect(await sendOne(text)).toMatchObject({ outcome: 'duplicate', hash: hashOf(text) });
  expect(await readTotal()).toBe(2);
});

it('lets a later revision replace a day, zeros included', async () => {
  await sendOne(toDayText({ rev: 1, themes: { T1: 4 } }));
  expect(await sendOne(toDayText({ rev: 2, themes: { T2: 1 } }))).toMatchObject({
    outcome: 'applied',
  });
  expect(await readTotal()).toBe(1);
  await sendOne(toDayText({ rev: 3, themes: {} }));
  expect(await readTotal()).toBe(0);
});

it('answers an older revision with the one it keeps', async () => {
  const kept = toDayText({ rev: 5, themes: { T1: 3 } });
  await sendOne(kept);
  expect(await sendOne(toDayText({ rev: 4, themes: { T1: 9 } }))).toEqual({
    outcome: 'stale',
    epoch: 0,
    rev: 5,
    hash: hashOf(kept),
  });
  expect(await readTotal()).toBe(3);
});

it('lets a greater epoch win over any revision', async () => {
  await sendOne(toDayText({ epoch: 0, rev: 90, themes: { T1: 3 } }));
  expect(await sendOne(toDayText({ epoch: 1, rev: 1, themes: { T1: 1 } }))).toMatchObject({
    outcome: 'applied',
    epoch: 1,
    rev: 1,
  });
  expect(await readTotal()).toBe(1);
});

it('keeps a fork apart, shows the document it keeps, and never counts it', async () => {
  const kept = toDayText({ rev: 2, themes: { T1: 1 } });
  const other = toDayText({ rev: 2, themes: { T1: 8 } });
  await sendOne(kept);
  for (let attempt = 0; attempt < 2; attempt += 1)
    expect(await sendOne(other)).toEqual({
      outcome: 'fork',
      epoch: 0,
      rev: 2,
      hash: hashOf(kept),
    });
  expect(await readTotal()).toBe(1);
  const forks = await department.database.query('SELECT body FROM forked_documents');
  expect(forks.map((row) => String(row['body']))).toEqual([other]);
});

it('answers each document on its own and in order, whatever its neighbours', async () => {
  const answers = await department.send(token, [
    toDayText({ rev: 1, day: '2026-04-10' }),
    'ce n’est pas du JSON',
    toDayText({ rev: 2, desk: 'B' }),
    toDayText({ rev: 1, day: '2026-04-10' }),
    toDayText({ rev: 3, day: '2026-04-11' }),
  ]);
  expect(answers.map((answer) => ('code' in answer ? answer.code : answer.outcome))).toEqual([
    'applied',
    'document-illisible',
    'autre-poste',
    'duplicate',
    'applied',
  ]);
  expect(await readTotal()).toBe(2);
});

it.each([
  ['of another site', { site: 'florac' }, 'autre-poste'],
  ['of another desk', { desk: 'B' }, 'autre-poste'],
  ['of the day after tomorrow in the site’s zone', { day: '2026-04-17' }, 'date-future'],
  ['older than the program itself', { day: '1999-12-31' }, 'date-trop-ancienne'],
  ['of a year that is none', { day: '0000-01-01' }, 'date-trop-ancienne'],
  ['of a day that does not exist', { day: '2026-02-30' }, 'document-illisible'],
  [
    'of a month without its counts',
    { extra: { kind: 'mois', month: '2026-03' } },
    'document-illisible',
  ],
  ['of a kind to come', { extra: { kind: 'semaine' } }, 'genre-inconnu'],
  [
    'with firsts that exceed its visites',
    { firsts: { jour: 2, mois: 0, annee: 0 } },
    'comptes-contradictoires',
  ],
  [
    'newer and no longer understood',
    { extra: { version: COUNT_SCHEMA_VERSION + 1, counts: {} } },
    'version-trop-recente',
  ],
  [
    'of this version without its counts',
    { extra: { version: COUNT_SCHEMA_VERSION, counts: {} } },
    'document-illisible',
  ],
  ['of a former version without its counts', { extra: { counts: {} } }, 'document-illisible'],
])('refuses alone a document %s', async (_why, choice, code) => {
  expect(await sendOne(toDayText(choice))).toMatchObject({ outcome: 'refused', code });
  expect(await readTotal()).toBe(0);
});

it('accepts tomorrow in the site’s zone: clocks of desks may run a little ahead', async () => {
  expect(await sendOne(toDayText({ day: '2026-04-16' }))).toMatchObject({ outcome: 'applied' });
});

it('refuses alone counts that do not add up', async () => {
  const document = toDayDocument({ themes: { T1: 2 } });
  document.counts.visites.total = 3;
  expect(await sendOne(JSON.stringify(document))).toMatchObject({
    outcome: 'refused',
    code: 'comptes-contradictoires',
  });
});

it('keeps the bytes of a newer desk, unknown fields included, and counts what it understands', async () => {
  const text = toDayText({
    themes: { T2: 2 },
    extra: { version: 7, meteo: { ciel: 'couvert' } },
  });
  expect(await sendOne(text)).toMatchObject({ outcome: 'applied', hash: hashOf(text) });
  const [row] = await department.database.query('SELECT body, version FROM count_documents');
  expect(String(row?.['body'])).toBe(text);
  expect(Number(row?.['version'])).toBe(7);
  expect(await readTotal()).toBe(2);
});

const monthText = (month: string, rev = 1) =>
  toCanonicalText({
    kind: 'mois',
    version: COUNT_SCHEMA_VERSION,
    provenance: 'mesure',
    site: 'marvejols',
    desk: 'A',
    month,
    epoch: 0,
    rev,
    counts: {
      visites: { total: 9, age: { '18-25': 6 }, commune: { '48092': 9 } },
      demandes: {
        total: 9,
        operateurNature: { 'caf|information-orientation': 7, '-|-': 2 },
        issue: { oriente: 9 },
        duree: { '15': 9 },
        autonomie: {},
        demarche: {},
      },
      dossiers: { etat: { ouvert: 6 } },
    },
  });

it('keeps and counts the document of a month that is over, and of no other', async () => {
  expect(await sendOne(monthText('2026-04'))).toMatchObject({ code: 'mois-en-cours' });
  expect(await sendOne(monthText('2026-03'))).toMatchObject({ outcome: 'applied' });
  expect(await sendOne(monthText('2026-03'))).toMatchObject({ outcome: 'duplicate' });
  const rows = await department.database.query(
    `SELECT dimension, key, n::int FROM month_counts WHERE unit = 'visites' ORDER BY dimension, key`,
  );
  // What was not said is counted as such: every dimension adds up to its total.
  expect(rows).toEqual([
    { dimension: 'age', key: '-', n: 3 },
    { dimension: 'age', key: '18-25', n: 6 },
    { dimension: 'commune', key: '48092', n: 9 },
  ]);
});

it('reads again, from the bytes it kept, what an older program did not understand', async () => {
  const seances = { total: 1, participants: 12, type: { atelier: 1 } };
  const document = toDayDocument({ themes: { T1: 2 } });
  await sendOne(toCanonicalText({ ...document, counts: { ...document.counts, seances } }));
  // As a program of version 1 left it.
  await department.database.query(
    `UPDATE count_documents SET read_by = 1;
     DELETE FROM count_cells WHERE unit IN ('seances', 'participants');
     DELETE FROM month_counts WHERE unit IN ('seances', 'participants')`,
  );
  const served = networkSchema.parse(network);
  await maintainCounts(department.store.counts, { clock: department.clock, network: served });
  const [participants] = await department.database.query(
    `SELECT n::int FROM month_counts WHERE unit = 'participants'`,
  );
  expect(participants).toEqual({ n: 12 });
  expect(await readTotal()).toBe(2);
});

it('remembers the desk’s last contact, program and revisions', async () => {
  await department.send(token, [toDayText({ epoch: 1, rev: 4 }), toDayText({ rev: 9 })]);
  const [row] = await department.database.query(
    `SELECT last_contact_at, program, stated_epoch::int, stated_rev::int,
       received_epoch::int, received_rev::int FROM desks`,
  );
  expect(row).toEqual({
    last_contact_at: new Date(NOW),
    program: '0.1.0',
    stated_epoch: 0,
    stated_rev: 99,
    received_epoch: 1,
    received_rev: 4,
  });
});

it('tells the desk the highest revision received', async () => {
  await department.send(token, [toDayText({ rev: 12 }), toDayText({ rev: 7, day: '2026-04-10' })]);
  const answer = await department.app.inject({
    url: deskPaths.hello,
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.json()).toMatchObject({ epoch: 0, highestRev: 12 });
});

it('keeps overlapping deliveries of one desk exact', async () => {
  const deliveries = Array.from({ length: 6 }, (_, index) =>
    [3, 1, 2].map((step) =>
      toDayText({ rev: step * 10 + index, day: `2026-04-0${step}`, themes: { T1: index + 1 } }),
    ),
  );
  const answers = await Promise.all(deliveries.map((texts) => department.send(token, texts)));
  expect(answers.flat().every(({ outcome }) => outcome !== 'refused')).toBe(true);
  // The last revision of each of the three days says 6.
  expect(await readTotal()).toBe(18);
});

it.each([
  ['no token', ''],
  ['a token nobody has', `Bearer ${'A'.repeat(43)}`],
  ['a token of another shape', 'Basic bWVuZGU6bWVuZGU='],
])('refuses a delivery with %s', async (_what, authorization) => {
  const answer = await post(toCountsMessage([toDayText()]), authorization);
  expect(answer.statusCode).toBe(401);
  expect(answer.json()).toMatchObject({ code: 'jeton-inconnu' });
});

it('refuses a revoked desk and says so', async () => {
  const served = networkSchema.parse(network);
  const { store, clock } = department;
  await revokeDesk({ desks: store.desks, network: served, clock }, 'marvejols', 'A');
  const answer = await post(toCountsMessage([toDayText()]));
  expect(answer.statusCode).toBe(401);
  expect(answer.json()).toMatchObject({ code: 'jeton-revoque' });
});

it('refuses a body over the limit, and a document over its own', async () => {
  const big = await post(toCountsMessage(['x'.repeat(limits.bodyBytes)]));
  expect(big.statusCode).toBe(413);
  expect(big.json()).toMatchObject({ code: 'corps-trop-grand' });
  const long = await post(toCountsMessage(['x'.repeat(limits.documentCharacters + 1)]));
  expect(long.statusCode).toBe(400);
});

it('refuses more documents than a call may carry', async () => {
  const texts = Array.from({ length: limits.documentsPerCall + 1 }, () => toDayText());
  expect((await post(toCountsMessage(texts))).statusCode).toBe(400);
});

it('takes the whole backlog a call may carry', async () => {
  const texts = Array.from({ length: limits.documentsPerCall }, (_, index) =>
    toDayText({
      rev: index + 1,
      day: Temporal.PlainDate.from('2025-06-01').add({ days: index }).toString(),
    }),
  );
  const answers = await department.send(token, texts);
  expect(answers.every(({ outcome }) => outcome === 'applied')).toBe(true);
  expect(await readTotal()).toBe(limits.documentsPerCall);
});

it('refuses a desk that speaks a newer protocol', async () => {
  const answer = await post({ ...toCountsMessage([toDayText()]), protocol: 4 });
  expect(answer.statusCode).toBe(426);
});

it('limits each desk’s calls without touching the others', async () => {
  const strict = await createTestDepartment(cluster, { callLimits: { desk: 1 } });
  const first = await strict.enrol('marvejols');
  const second = await strict.enrol('marvejols');
  const hello = (one: string) =>
    strict.app.inject({ url: deskPaths.hello, headers: { authorization: `Bearer ${one}` } });
  const statuses = [
    (await hello(first.token)).statusCode,
    (await hello(first.token)).statusCode,
    (await hello(second.token)).statusCode,
  ];
  await strict.close();
  expect(statuses).toEqual([200, 429, 200]);
});
