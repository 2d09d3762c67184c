import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { networkSchema } from '../../shared/domain/network/network.ts';
import type { Network } from '../../shared/domain/network/network.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { Random } from '../../shared/kernel/random.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { readOrInstallNetwork } from '../operations/installed-network.ts';
import type { Store } from '../operations/store.ts';
import { openDatabase } from '../storage/database.ts';
import type { Database } from '../storage/database.ts';
import { joinEmbeddedPostgres, startEmbeddedPostgres } from '../storage/embedded-postgres.ts';
import type { StartFailure } from '../storage/embedded-postgres.ts';
import { migrate, MIGRATIONS_FOLDER } from '../storage/migrate.ts';
import { createPostgresStore } from '../storage/postgres-store.ts';
import type { DatabaseChoice } from './settings.ts';

/** The platforms the program ships with: those of the reference network. */
const SHIPPED_NETWORK = join(import.meta.dirname, '..', '..', 'resources', 'network-lozere.json');

/** A département ready to work with: its database up to date, its network installed. */
export interface OpenDepartment {
  readonly store: Store;
  readonly database: Database;
  readonly network: Network;
  /** Where the embedded data are, when not in the folder asked for; null otherwise. */
  readonly movedTo: string | null;
  /** Settles if the embedded database ends, expected or not. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** What a command takes from the system, handed to it. */
export interface System {
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Opens the département’s database and brings it up to date. A server owns its embedded database
 * (`own`); a short command joins the one that runs, or starts it for its own time.
 */
export async function openDepartment(
  choice: DatabaseChoice,
  mode: 'own' | 'join',
  system: System,
): Promise<Result<OpenDepartment, StartFailure>> {
  const cluster = await openCluster(choice, mode, system);
  if (!cluster.ok) return cluster;
  const { url, movedTo, ended, stop } = cluster.value;
  const database = openDatabase(url);
  const close = async (): Promise<void> => {
    await database.close();
    await stop();
  };
  try {
    const prepared = await prepare(database, system);
    if (!prepared.ok) {
      await close();
      return prepared;
    }
    return ok({ ...prepared.value, database, movedTo, ended, close });
  } catch (error) {
    await close();
    throw error;
  }
}

interface Cluster {
  readonly url: string;
  readonly movedTo: string | null;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** The database server alone, nothing done in it. */
export async function openCluster(
  choice: DatabaseChoice,
  mode: 'own' | 'join',
  { random }: System,
): Promise<Result<Cluster, StartFailure>> {
  if (choice.kind === 'external')
    return ok({
      url: choice.url,
      movedTo: null,
      ended: new Promise<void>(() => undefined),
      stop: () => Promise.resolve(),
    });
  const options = { dataDir: choice.dataDir, random };
  return mode === 'own' ? startEmbeddedPostgres(options) : joinEmbeddedPostgres(options);
}

async function prepare(
  database: Database,
  { clock }: System,
): Promise<Result<{ readonly store: Store; readonly network: Network }, StartFailure>> {
  const refusal = await database.query('SELECT 1').then(() => null, describeRefusal);
  if (refusal !== null) return { ok: false, failure: refusal };
  const migrated = await migrate(database, MIGRATIONS_FOLDER, clock);
  if (!migrated.ok) return migrated;
  const shipped = networkSchema.parse(JSON.parse(await readFile(SHIPPED_NETWORK, 'utf8')));
  const store = createPostgresStore(database, shipped.departement);
  const network = await readOrInstallNetwork(store.network, shipped, clock);
  return ok({ store, network });
}

/** What the database answered to the first question: it is absent, or it turned us away. */
function describeRefusal(error: unknown): StartFailure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return {
    code: 'base-injoignable',
    sentence:
      'La base de données du département ne répond pas : vérifiez qu’elle est démarrée, et son adresse si vous l’indiquez avec DATABASE_URL.',
    lastWords: cause instanceof Error ? cause.message : '',
  };
}
