import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../department/storage/database.ts';
import { startEmbeddedPostgres } from '../../department/storage/embedded-postgres.ts';
import type { Random } from '../../shared/kernel/random.ts';

/** The machine’s own randomness. */
export const systemRandom: Random = { bytes: (length) => new Uint8Array(randomBytes(length)) };

/** A real PostgreSQL for one test file, in a fresh folder. */
export interface TestCluster {
  /** A new empty database; gives its URL. */
  createDatabase(): Promise<string>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Starts a cluster; call it from `beforeAll`, and `stop` from `afterAll`. */
export async function startTestCluster(): Promise<TestCluster> {
  const folder = await createOpenFolder('relais-postgres-');
  const started = await startEmbeddedPostgres({ dataDir: folder, random: systemRandom });
  if (!started.ok) throw new Error(`${started.failure.sentence}\n${started.failure.lastWords}`);
  const { url, stop } = started.value;
  const database = openDatabase(url);
  let created = 0;
  return {
    createDatabase: async () => {
      created += 1;
      const name = `essai_${created}`;
      await database.query(`CREATE DATABASE ${name} TEMPLATE template0`);
      const address = new URL(url);
      address.pathname = `/${name}`;
      return address.href;
    },
    stop: async () => {
      await database.close();
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A fresh temporary folder that other accounts may walk through, as PostgreSQL’s must under root. */
export async function createOpenFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await chmod(folder, 0o755);
  return folder;
}
