import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../shared/kernel/random.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { Failure, Result } from '../../shared/kernel/result.ts';
import { findBinaries } from './embedded/binaries.ts';
import { findDataFolder, openDataFolder } from './embedded/data-folder.ts';
import type { DataFolder } from './embedded/data-folder.ts';
import { readOwner, takeFolder } from './embedded/folder-owner.ts';
import { initialise, toUrl } from './embedded/initialise.ts';
import { runPostmaster } from './embedded/postmaster.ts';
import type { Postmaster } from './embedded/postmaster.ts';
import { findSystemAccount } from './embedded/system-account.ts';
import type { SystemAccount } from './embedded/system-account.ts';
import { takeOver } from './embedded/take-over.ts';

/** A real PostgreSQL at hand, ours or the one of a département already running on the same data. */
export interface EmbeddedPostgres {
  /** Where it answers, password included: never to be logged. */
  readonly url: string;
  /** Where its data are, when they could not be in the folder asked for; null otherwise. */
  readonly movedTo: string | null;
  /** Settles when the database has ended, expected or not. */
  readonly ended: Promise<void>;
  /** Ends it if it is ours (fast shutdown, waited for); otherwise leaves it running. */
  stop(): Promise<void>;
}

/** Why the database did not start, and its own last words for whoever repairs it. */
export interface StartFailure extends Failure {
  readonly lastWords?: string;
}

/** Milliseconds left by default to whoever holds the data, such as an enrolment about to end. */
const PATIENCE = 5_000;

/** Milliseconds a short command waits for a département that is itself starting. */
const JOIN_PATIENCE = 60_000;
const JOIN_STEP = 100;

const TAKEN = 'base-deja-ouverte';

interface StartOptions {
  /** The folder asked for; see `openDataFolder` for what root gets. */
  readonly dataDir: string;
  readonly random: Random;
  /** Where root puts what PostgreSQL cannot reach; by default a folder of the system. */
  readonly systemFolder?: string;
  /** Milliseconds to wait for another program to leave the data. */
  readonly patience?: number;
}

/**
 * Starts PostgreSQL on the given folder, creating its data on first use and stopping what a killed
 * run left behind. One program at a time owns a folder: a second one is refused.
 */
export async function startEmbeddedPostgres(
  options: StartOptions,
): Promise<Result<EmbeddedPostgres, StartFailure>> {
  return start(options, true);
}

/**
 * The database of the département running on this folder, when there is one; otherwise its own for
 * the time of a command.
 */
export async function joinEmbeddedPostgres(
  options: StartOptions,
): Promise<Result<EmbeddedPostgres, StartFailure>> {
  const account = await findSystemAccount(options.systemFolder);
  if (!account.ok) return account;
  for (let waited = 0; ; waited += JOIN_STEP) {
    const folder = await findDataFolder(options.dataDir, account.value);
    const owner = folder === null ? null : await readOwner(folder.root);
    if (folder !== null && owner !== null && owner.port !== null)
      return ok({
        url: await toUrl(folder, owner.port),
        movedTo: folder.movedTo,
        ended: new Promise(() => undefined),
        stop: () => Promise.resolve(),
      });
    if (owner === null) {
      const started = await start({ ...options, patience: 0 }, false);
      if (started.ok || started.failure.code !== TAKEN || waited > JOIN_PATIENCE) return started;
    } else if (folder !== null && waited > JOIN_PATIENCE) return refuseTaken(folder);
    await sleep(JOIN_STEP);
  }
}

/** `isShared`: others may join it. Not one that ends with a command, under their feet. */
async function start(
  { dataDir, random, systemFolder, patience = PATIENCE }: StartOptions,
  isShared: boolean,
): Promise<Result<EmbeddedPostgres, StartFailure>> {
  const account = await findSystemAccount(systemFolder);
  if (!account.ok) return account;
  try {
    const folder = await openDataFolder(dataDir, account.value);
    const held = await takeFolder(folder.root, random, patience);
    if (held === null) return refuseTaken(folder);
    try {
      const started = await run(folder, account.value, random);
      if (!started.ok) {
        await held.leave();
        return started;
      }
      const { port, ended, stop } = started.value;
      if (isShared) await held.announce(port);
      return ok({
        url: await toUrl(folder, port),
        movedTo: folder.movedTo,
        ended,
        stop: async () => {
          await stop();
          await held.leave();
        },
      });
    } catch (error) {
      await held.leave();
      throw error;
    }
  } catch (error) {
    return refuseUnusable(dataDir, error);
  }
}

async function run(
  folder: DataFolder,
  account: SystemAccount | null,
  random: Random,
): Promise<Result<Postmaster, StartFailure>> {
  const binaries = await findBinaries(account, random);
  if (!binaries.ok) return binaries;
  const clear = await takeOver(folder.base, binaries.value);
  if (!clear.ok) return clear;
  await initialise(folder, binaries.value, account, random);
  const postmaster = await runPostmaster(folder, binaries.value, account);
  if (!('lastWords' in postmaster)) return ok(postmaster);
  return {
    ok: false,
    failure: {
      code: 'base-arretee',
      sentence: `La base de données n’a pas démarré : ses dernières lignes sont ci-dessous, son journal est dans ${folder.log}.`,
      lastWords: postmaster.lastWords,
    },
  };
}

function refuseTaken(folder: DataFolder): Result<never, StartFailure> {
  return {
    ok: false,
    failure: {
      code: TAKEN,
      sentence: `Un autre programme utilise déjà les données du département (${folder.root}) : arrêtez-le, ou choisissez un autre dossier avec --data.`,
    },
  };
}

/** Whatever the system refused (rights, disk full, a file in the way), in its own last words. */
function refuseUnusable(dataDir: string, error: unknown): Result<never, StartFailure> {
  return {
    ok: false,
    failure: {
      code: 'dossier-inutilisable',
      sentence: `Le dossier de données du département (${dataDir}) n’est pas utilisable : vérifiez qu’il vous appartient, qu’il peut être écrit et qu’il reste de la place, ou choisissez-en un autre avec --data.`,
      lastWords: error instanceof Error ? error.message : String(error),
    },
  };
}
