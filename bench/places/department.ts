import '../../tests/support/temporal.ts';
import { enrolDesk } from '../../department/operations/enrol-desk.ts';
import { readOrInstallNetwork } from '../../department/operations/installed-network.ts';
import { issueEnrolmentCode } from '../../department/operations/issue-enrolment-code.ts';
import { openDatabase } from '../../department/storage/database.ts';
import type { Database } from '../../department/storage/database.ts';
import { migrate, MIGRATIONS_FOLDER } from '../../department/storage/migrate.ts';
import { createPostgresStore } from '../../department/storage/postgres-store.ts';
import { systemClock } from '../../electron/launch/platform.ts';
import shippedNetwork from '../../resources/network-lozere.json' with { type: 'json' };
import { networkSchema } from '../../shared/domain/network/network.ts';
import type { Network } from '../../shared/domain/network/network.ts';
import type { EnrolAnswer } from '../../shared/sync/messages.ts';
import { PROTOCOL_VERSION } from '../../shared/sync/protocol.ts';
import { startTestCluster, systemRandom } from '../../tests/support/postgres.ts';

/** Desks of one platform at most: a letter each. */
const LETTERS = 26;

/** A département’s database on a real PostgreSQL of its own, with its desks enrolled. */
export interface BenchDepartment {
  readonly url: string;
  readonly database: Database;
  readonly network: Network;
  readonly desks: readonly EnrolAnswer[];
  /** What the operations are called with. */
  readonly parts: Awaited<ReturnType<typeof createParts>>;
  close(): Promise<void>;
}

/** Starts PostgreSQL, creates the tables and enrols so many desks, each with its own token. */
export async function startDepartmentDatabase(desks: number): Promise<BenchDepartment> {
  const cluster = await startTestCluster();
  const url = await cluster.createDatabase();
  const database = openDatabase(url);
  const migrated = await migrate(database, MIGRATIONS_FOLDER, systemClock);
  if (!migrated.ok) throw new Error(migrated.failure.sentence);
  const network = widen(networkSchema.parse(shippedNetwork), Math.ceil(desks / LETTERS));
  const parts = await createParts(database, network);
  const enrolled: EnrolAnswer[] = [];
  for (let index = 0; index < desks; index += 1) {
    const site = network.sites[Math.floor(index / LETTERS)];
    const issued = await issueEnrolmentCode(parts, site?.id ?? '');
    if (!issued.ok) throw new Error(issued.failure.sentence);
    const answer = await enrolDesk(parts, {
      protocol: PROTOCOL_VERSION,
      program: '0.1.0',
      code: issued.value.code,
    });
    if (!answer.ok) throw new Error(answer.failure.sentence);
    enrolled.push(answer.value);
  }
  await database.query('ANALYZE');
  return {
    url,
    database,
    network,
    desks: enrolled,
    parts,
    close: async () => {
      await database.close();
      await cluster.stop();
    },
  };
}

async function createParts(database: Database, network: Network) {
  const store = createPostgresStore(database, network.departement);
  return {
    ...store,
    store,
    clock: systemClock,
    random: systemRandom,
    network: await readOrInstallNetwork(store.network, network, systemClock),
  };
}

/** The shipped network with as many platforms as it takes. */
function widen(network: Network, sites: number): Network {
  const [first] = network.sites;
  const more = Array.from({ length: Math.max(0, sites - network.sites.length) }, (_, index) => ({
    ...first,
    id: `essai-${index}`,
    name: `Essai ${index}`,
  }));
  return networkSchema.parse({ ...network, sites: [...network.sites, ...more] });
}
