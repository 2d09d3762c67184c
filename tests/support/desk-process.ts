import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { listProcesses, untilGone } from './desk-processes.ts';
import { runProgram } from './desk-program.ts';
import type { Ending, Program } from './desk-program.ts';

/** What a demonstration says on its error output. */
export interface DemoSecrets {
  readonly passphrase: string;
  readonly login: string;
  readonly password: string;
}

/** A desk that said it was ready. */
export interface DeskProcess {
  /** The address of the desk, without its one-time link. */
  readonly origin: string;
  /** The link it printed: opens the desk once. */
  readonly printedUrl: string;
  readonly program: Program;
  /** Another one-time link, as a second start of the same profile would print. */
  openingUrl(): Promise<string>;
  /** The address of the embedded département, once it is ready. */
  department(): Promise<string>;
  demoSecrets(): Promise<DemoSecrets>;
  /** Asks it to stop, as a system shutting down does; how it ended. */
  stop(): Promise<Ending>;
  /** Kills it and everything it started, with no warning. */
  killGroup(): Promise<void>;
}

/** A desk’s own corner of this machine: an empty home, a profile not made yet, a free port. */
export interface DeskPlace {
  /** Only its owner may enter it. */
  readonly folder: string;
  readonly profile: string;
  readonly port: number;
  /** `npm start -- …` on this profile and port, once the desk can be used. */
  start(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<DeskProcess>;
  /** The same for a start that is to be refused: how it ended. */
  startInVain(args: readonly string[]): Promise<Ending>;
  /** PostgreSQL processes working on the data of this place’s département. */
  databases(): readonly number[];
  /** Ends everything started here and removes every file, the database’s included. */
  remove(): Promise<void>;
}

/** Said when root had to put the database where PostgreSQL’s own account can reach it. */
export const MOVED = /^Données du département[^/]*(\/.+)$/;

const holderSchema = z.object({ origin: z.string(), secret: z.string() });
const shownSchema = z.object({ url: z.url() });

/** Makes a place. The program itself makes the profile in it. */
export async function createDeskPlace(): Promise<DeskPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'relais-e2e-poste-'));
  const profile = join(folder, 'profil');
  const home = join(folder, 'maison');
  await mkdir(home);
  const port = await findPort();
  const programs: Program[] = [];

  const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Program => {
    const given = args.some((arg) => arg.startsWith('--profile'))
      ? args
      : [...args, '--profile', profile];
    const program = runProgram(
      'electron/launch/start.ts',
      [
        '--shell=browser',
        '--no-open',
        ...given,
        ...(given.includes('--port') ? [] : ['--port', String(port)]),
      ],
      { env: { HOME: home, ...env } },
    );
    programs.push(program);
    return program;
  };

  /** Where root had to put the database. */
  const movedFolders = () =>
    programs.flatMap((program) => program.said().flatMap((line) => MOVED.exec(line)?.[1] ?? []));
  const dataFolders = () => [join(profile, 'departement'), ...movedFolders()];
  const isDatabase = ({ command, folder: where }: { command: string; folder: string | null }) =>
    /postgres/.test(command) &&
    dataFolders().some(
      (path) => command.includes(path) || where === path || where?.startsWith(`${path}/`) === true,
    );

  return {
    folder,
    profile,
    port,
    start: async (args, env) => describe(run(args, env), profile),
    startInVain: (args) => run(args).ended,
    databases: () =>
      listProcesses()
        .filter(isDatabase)
        .map(({ pid }) => pid),
    remove: async () => {
      for (const program of programs) await program.destroy();
      await untilGone(isDatabase);
      for (const path of [folder, ...movedFolders()])
        await rm(path, { recursive: true, force: true });
    },
  };
}

async function describe(program: Program, profile: string): Promise<DeskProcess> {
  const [printedUrl = ''] = await program.hear(/^Relais prêt : (\S+)$/);
  const { origin } = new URL(printedUrl);
  return {
    origin,
    printedUrl,
    program,
    openingUrl: async () => {
      const holder = holderSchema.parse(
        JSON.parse(readFileSync(join(profile, 'ouvert.json'), 'utf8')),
      );
      const response = await fetch(new URL('/montrer', holder.origin), {
        method: 'POST',
        headers: { 'x-relais-secret': holder.secret },
      });
      return shownSchema.parse(await response.json()).url;
    },
    department: async () => {
      const [url = ''] = await program.hear(/^Département prêt : (\S+)$/);
      return url;
    },
    demoSecrets: async () => {
      const [passphrase = ''] = await program.hear(/Phrase secrète du poste\s: (\S+)$/);
      const [login = '', password = ''] = await program.hear(
        /page de pilotage\s: identifiant (\S+), mot de passe (\S+)$/,
      );
      return { passphrase, login, password };
    },
    stop: () => {
      program.signal('SIGTERM');
      return program.ended;
    },
    killGroup: () => program.destroy(),
  };
}

/**
 * A free port below those the system lends to outgoing connections: it stays free between the end of
 * a desk and its next start.
 */
export async function findPort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
