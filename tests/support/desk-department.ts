import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPort, MOVED } from './desk-process.ts';
import { runProgram } from './desk-program.ts';
import type { Ending, Program } from './desk-program.ts';

/** A département run on its own, as `npm run department` does, with one coordination account. */
export interface DepartmentPlace {
  readonly url: string;
  readonly staff: { readonly login: string; readonly password: string };
  /** Starts the server; resolves when it answers. */
  start(): Promise<void>;
  /** Asks the server to stop; how it ended. */
  stop(): Promise<Ending>;
  /** A one-time code for a desk of a platform, as the coordination gets one. */
  createCode(site: string): Promise<string>;
  remove(): Promise<void>;
}

const staff = { login: 'coordination', password: 'quatre saisons en Margeride' } as const;

/** Makes a département’s folder and starts its server a first time, with these settings. */
export async function startDepartmentPlace(
  env: Readonly<Record<string, string>> = {},
): Promise<DepartmentPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'relais-e2e-departement-'));
  const port = await findPort();
  const url = `http://127.0.0.1:${port}`;
  const programs: Program[] = [];
  const run = (args: readonly string[], input?: string) => {
    const program = runProgram('department/cli.ts', [...args, '--data', join(folder, 'donnees')], {
      env: { HOME: folder, ...env },
      ...(input === undefined ? {} : { input }),
    });
    programs.push(program);
    return program;
  };
  const command = async (args: readonly string[], input?: string): Promise<string> => {
    const { code, stdout, stderr } = await run(args, input).ended;
    if (code !== 0) throw new Error(`${args.join(' ')} failed:\n${stderr.join('\n')}`);
    return stdout.join('\n');
  };
  let server: Program | null = null;
  const place: DepartmentPlace = {
    url,
    staff,
    start: async () => {
      server = run(['serve', '--port', String(port)]);
      await server.hear(/^Département prêt : (\S+)$/);
    },
    stop: async () => {
      if (server === null) throw new Error('The département was never started.');
      server.signal('SIGTERM');
      return server.ended;
    },
    createCode: (site) => command(['enrol', '--site', site]),
    remove: async () => {
      for (const program of programs) await program.destroy();
      const moved = programs.flatMap((program) =>
        program.said().flatMap((line) => MOVED.exec(line)?.[1] ?? []),
      );
      for (const path of [...moved, folder]) await rm(path, { recursive: true, force: true });
    },
  };
  await place.start();
  await command(
    ['user', 'add', '--login', staff.login, '--name', 'Coordination', '--password-stdin'],
    staff.password,
  );
  return place;
}
