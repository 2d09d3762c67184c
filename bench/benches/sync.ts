import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesk } from '../../electron/host/open-desk.ts';
import { systemClock, systemRandom } from '../../electron/launch/platform.ts';
import { issueEnrolmentCode } from '../../department/operations/issue-enrolment-code.ts';
import { deskPaths } from '../../shared/sync/protocol.ts';
import type { Bench } from '../harness/bench.ts';
import { atMost } from '../harness/figure.ts';
import { measureRounds } from '../harness/rounds.ts';
import type { Measure } from '../harness/rounds.ts';
import { openCountingProxy } from '../places/counting-proxy.ts';
import type { CountingProxy } from '../places/counting-proxy.ts';
import { startDepartmentDatabase } from '../places/department.ts';
import type { BenchDepartment } from '../places/department.ts';
import { fillLedger, todayOfDesk } from '../places/desk-profile.ts';
import { copyFresh } from '../places/filled-desk.ts';
import { prepared } from '../places/cache.ts';
import { readRows } from '../places/ledger-rows.ts';
import { installPeers, peerName } from '../places/peers.ts';
import { createPouchReplicator } from '../places/pouch-replicator.ts';
import type { PouchReplicator } from '../places/pouch-replicator.ts';
import { startCouch, startDepartments } from '../places/server-processes.ts';
import { visitesBefore } from '../records/visites.ts';
import { installDesk } from '../../tests/support/desk-install.ts';

/** Visites of an ordinary working day: 250 of them make 6,000 a year. */
const A_DAY = 24;
const YEAR = 6_000;
const BACKLOG_DAYS = 90;

type Side = 'pouchdb' | 'relais';

export const sync: Bench = {
  name: 'sync',
  title: 'What a desk sends its département',
  method: [
    `A year of one desk (${YEAR.toLocaleString('en')} visites, ${A_DAY} a day) and a backlog of ${BACKLOG_DAYS} days, never sent. The desk’s real host enrols with a real server process on a real PostgreSQL, through a line that counts every byte both ways, headers and everything the host asks for meanwhile included, until all is acknowledged. Documents travel gzipped.`,
    'PouchDB replicates the same visites, sealed as they are, from memory to express-pouchdb in memory, over the same kind of line: the usual way to bring offline data to a server. It writes nothing to a disk on either side; Relais does on both.',
    'They do not carry the same thing, and that is the point: Relais sends what a day counts, never a visite. Round trips are the calls that carry documents.',
  ],
  reasons: {
    'sync.seconds':
      'Relais enrols, says hello, and has each day written to a disk by a real PostgreSQL before it is acknowledged; PouchDB and its server write to memory. The desk noted each answer with a flush of its disk: it notes fifty together now. What is left is mostly the département’s, which has fifty days in one transaction, and reads, compares and writes each by statements of its own.',
  },
  async run({ count, quick, tell }) {
    const year = await prepareSync(quick ? 600 : YEAR);
    const backlog = await prepareSync(quick ? 200 : BACKLOG_DAYS * A_DAY);
    const department = await startDepartmentDatabase(0);
    const servers = await startDepartments(department.url);
    const lines = await Promise.all(servers.urls.map(openCountingProxy));
    const withPeers = installPeers(tell);
    const couch = withPeers ? await startCouch() : null;
    const couchLine = couch && (await openCountingProxy(couch.urls[0] ?? ''));
    const pouch = couchLine && createPouchReplicator([...readRows(year, YEAR)]);
    try {
      // Each server in turn: a server takes so many enrolments a minute from one address.
      const deliver = async (profile: string) => {
        const line = lines.shift();
        if (line === undefined) throw new Error('There is no server.');
        lines.push(line);
        return deliverAll(department, line, profile);
      };
      const measured = await measureRounds<Side>(
        count,
        pouch === null ? ['relais'] : ['pouchdb', 'relais'],
        async () => ({
          measure: (side) => (side === 'relais' ? deliver(year) : replicate(pouch, couchLine)),
          close: async () => {},
        }),
        tell,
      );
      const late = await deliver(backlog);
      const told = (side: Side, measure: string, label: string, unit: string) => ({
        name: `sync.${side}-${measure}`,
        label,
        unit,
        target: null,
        values: measured.values(side, measure),
        control: null,
      });
      const ratio = (measure: string, label: string, mark: number, timed: boolean) => ({
        name: `sync.${measure}`,
        label,
        unit: '×',
        target: atMost(mark),
        values: measured.ratios('relais', 'pouchdb', measure),
        control: timed ? measured.control('pouchdb', measure) : null,
      });
      return {
        figures: [
          ...(pouch === null
            ? []
            : [
                ratio('bytes', 'bytes of a year, times PouchDB', 0.02, false),
                ratio('seconds', 'time of a year, times PouchDB', 1, true),
                told('pouchdb', 'bytes', 'bytes of a year, PouchDB', 'bytes'),
              ]),
          told('relais', 'bytes', 'bytes of a year', 'bytes'),
          {
            name: 'sync.trips',
            label: `round trips of a backlog of ${BACKLOG_DAYS} days`,
            unit: 'calls',
            target: atMost(3),
            values: [late['trips'] ?? NaN],
            control: null,
          },
        ],
        notes: [
          withPeers
            ? `Peers: ${peerName('pouchdb-core')}, ${peerName('express-pouchdb')}.`
            : 'PouchDB could not be installed here: nothing is said of it.',
          `The backlog of ${BACKLOG_DAYS} days: ${Math.round(late['bytes'] ?? NaN).toLocaleString('en')} bytes, ${(late['seconds'] ?? NaN).toFixed(1)} s.`,
        ],
      };
    } finally {
      await couchLine?.close();
      await couch?.stop();
      for (const line of lines) await line.close();
      await servers.stop();
      await department.close();
    }
  },
};

/** A desk that noted so many visites and never sent any. */
async function prepareSync(visites: number): Promise<string> {
  const today = todayOfDesk();
  const folder = await prepared(`envoi-${visites}-${today}`, async (draft) => {
    const profile = join(draft, 'profil');
    installDesk({ profile });
    fillLedger(profile, today, visitesBefore(today, visites, A_DAY));
  });
  return join(folder, 'profil');
}

/** Enrols a fresh copy of a desk and waits until the département has acknowledged everything. */
async function deliverAll(
  { parts, database }: BenchDepartment,
  line: CountingProxy,
  profile: string,
): Promise<Measure> {
  await database.query('TRUNCATE count_documents, count_cells, month_counts, desks CASCADE');
  const folder = mkdtempSync(join(tmpdir(), 'relais-banc-'));
  const desk = openDesk({
    folder: copyFresh(profile, join(folder, 'profil')),
    demo: false,
    department: { kind: 'url', url: line.url },
    clock: systemClock,
    random: systemRandom,
  });
  if (!desk.ok) throw new Error(desk.failure.sentence);
  const issued = await issueEnrolmentCode(parts, 'marvejols');
  if (!issued.ok) throw new Error(issued.failure.sentence);
  line.take();
  const begun = performance.now();
  const delivered = new Promise<void>((resolve, reject) => {
    desk.value.host.subscribe((event) => {
      if (event.event !== 'delivery.changed') return;
      if (event.state.kind === 'a-jour') resolve();
      if (event.state.kind === 'refuse') reject(new Error(event.state.sentence));
    });
  });
  const enrolled = await desk.value.host.enrol(line.url, issued.value.code);
  if (!enrolled.ok) throw new Error(enrolled.failure.sentence);
  await delivered;
  const seconds = (performance.now() - begun) / 1000;
  await desk.value.close();
  rmSync(folder, { recursive: true });
  const { bytes, requests } = line.take();
  return {
    seconds,
    bytes,
    trips: requests.filter((path) => path.startsWith(deskPaths.counts)).length,
  };
}

async function replicate(
  pouch: PouchReplicator | null,
  line: CountingProxy | null,
): Promise<Measure> {
  if (pouch === null || line === null) throw new Error('PouchDB is not installed.');
  line.take();
  const seconds = await pouch.replicate(line.url);
  const { bytes, requests } = line.take();
  return { seconds, bytes, trips: requests.length };
}
