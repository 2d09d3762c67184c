import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { buildApp } from '../app.ts';
import { createDialIn } from '../operations/dial-in.ts';
import { decideYearApart } from '../operations/published/decide-year-apart.ts';
import { maintainCounts } from '../operations/maintain-counts.ts';
import { forgetOldBookings } from '../operations/calendar/coordinate-agenda.ts';
import { StoreUnavailable } from '../operations/store-unavailable.ts';
import { DEFAULT_CALL_LIMITS } from '../routes/call-limits.ts';
import { checkAddress, startServer } from '../server.ts';
import { untilNpmGone } from '../../shared/kernel/npm-parent.ts';
import { reportFailure } from './console.ts';
import type { Console } from './console.ts';
import { openDepartment } from './open-department.ts';
import type { OpenDepartment, System } from './open-department.ts';
import { answerParent } from './parent-channel.ts';
import type { VisioSettings } from '../operations/visio-settings.ts';
import type { DatabaseChoice, Listening } from './settings.ts';

/** The pilotage’s pages as `npm run build` leaves them. */
const PAGES_FOLDER = join(import.meta.dirname, '..', '..', 'out', 'pilotage');

/** Milliseconds between two looks at what counts need. */
const DAY = 24 * 3_600_000;

/** Milliseconds between two looks at what is old enough to be forgotten. */
const FORGETTING = 3_600_000;
const versionSchema = z.object({ version: z.string() });

/** Milliseconds: Ctrl+C reaches PostgreSQL as well, perhaps a little before us. */
const SAME_SIGNAL = 500;

/**
 * Runs the département’s server until it is asked to stop (SIGTERM, SIGINT, or the end of the program
 * that forked it). Gives the exit code.
 */
export async function serve(
  options: {
    readonly listening: Listening;
    readonly proxies: readonly string[];
    readonly database: DatabaseChoice;
    readonly threshold: number;
    readonly logLevel: string;
    readonly visio: VisioSettings | null;
  },
  system: System,
  console: Console,
): Promise<number> {
  const { host, port } = options.listening;
  const stopAsked = untilStopAsked();
  const free = port === 0 ? null : await checkAddress(host, port);
  if (free !== null && !free.ok) return fail(console, free.failure);
  const department = await openDepartment(options.database, 'own', system);
  if (!department.ok) return fail(console, department.failure);
  try {
    return await runServer(department.value, options, system, console, stopAsked);
  } finally {
    await department.value.close();
  }
}

async function runServer(
  department: OpenDepartment,
  options: {
    readonly listening: Listening;
    readonly proxies: readonly string[];
    readonly threshold: number;
    readonly logLevel: string;
    readonly visio: VisioSettings | null;
  },
  system: System,
  console: Console,
  stopAsked: Promise<void>,
): Promise<number> {
  await maintainCounts(department.store.counts, { ...system, network: department.network });
  const app = await buildApp({
    ...system,
    store: department.store,
    network: department.network,
    callLimits: DEFAULT_CALL_LIMITS,
    visio: options.visio,
    dialIn: createDialIn(options.visio?.telephone ?? null, fetch),
    threshold: options.threshold,
    version: await readVersion(),
    proxies: options.proxies,
    pagesFolder: PAGES_FOLDER,
    decideYear: decideYearApart,
    log: { level: options.logLevel, stream: { write: (line) => console.err(line.trimEnd()) } },
  });
  const server = await startServer(app, options.listening);
  if (!server.ok) return fail(console, server.failure);
  if (department.movedTo !== null)
    console.err(
      `Données du département (PostgreSQL n’atteint pas le dossier demandé) : ${department.movedTo}`,
    );
  answerParent(department, system);
  const stopForgetting = forgetRegularly(department, system);
  const stopMaintaining = maintainDaily(department, system);
  console.out(`Département prêt : ${server.value.url}`);
  const databaseEnded = department.ended.then(() => 'database' as const);
  const reason = await Promise.race([stopAsked, databaseEnded]);
  const isAsked =
    reason !== 'database' ||
    (await Promise.race([stopAsked.then(() => true), sleep(SAME_SIGNAL, false)]));
  stopForgetting();
  stopMaintaining();
  await server.value.stop();
  if (isAsked) return 0;
  return fail(console, {
    sentence:
      'La base de données du département s’est arrêtée : relancez le programme, rien de ce qui a été reçu n’est perdu.',
  });
}

/** Erases what is past its time, now and every hour: any server process does, one at a time or not. */
function forgetRegularly({ store }: OpenDepartment, { clock }: System): () => void {
  const forget = () => forgetOldBookings({ calendar: store.calendar, clock });
  leaveToNextTime(forget());
  return again(FORGETTING, forget);
}

/** What is done for the counts at start is done again each day: a server may run from one year to another. */
function maintainDaily({ store, network }: OpenDepartment, system: System): () => void {
  return again(DAY, () => maintainCounts(store.counts, { ...system, network }));
}

/** Does something again every so many milliseconds; gives what stops it. */
function again(milliseconds: number, work: () => Promise<unknown>): () => void {
  const timer = setInterval(() => leaveToNextTime(work()), milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}

/** The database is away: the next time will do. */
function leaveToNextTime(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    if (!(error instanceof StoreUnavailable)) throw error;
  });
}

/** The program’s version, as its package says it. */
async function readVersion(): Promise<string> {
  const path = join(import.meta.dirname, '..', '..', 'package.json');
  return versionSchema.parse(JSON.parse(await readFile(path, 'utf8'))).version;
}

/** Settles on the first request to stop; further ones change nothing to a stop already under way. */
function untilStopAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
      process.on(signal, () => resolve());
    if (process.send !== undefined) process.on('disconnect', () => resolve());
    void untilNpmGone({
      env: process.env,
      platform: process.platform,
      parent: () => process.ppid,
      repeat: (look) => {
        const timer = setInterval(look, 500).unref();
        return () => clearInterval(timer);
      },
    }).then(resolve);
  });
}

function fail(
  console: Console,
  failure: { readonly sentence: string; readonly lastWords?: string },
): number {
  reportFailure(console, failure);
  return 1;
}
