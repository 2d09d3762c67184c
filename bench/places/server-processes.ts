import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startDepartmentProcess } from '../../tests/department/department-process.ts';
import { root } from '../../tools/run.ts';

/** Server processes that answer the same calls, as behind a proxy. */
export interface Servers {
  readonly urls: readonly string[];
  stop(): Promise<void>;
}

/** Two processes of the département on one database, as they are started in production. */
export async function startDepartments(databaseUrl: string): Promise<Servers> {
  const start = () =>
    startDepartmentProcess(['--port', '0'], {
      env: { DATABASE_URL: databaseUrl, LOG_LEVEL: 'error', NODE_ENV: 'production' },
    });
  // One after the other: the first brings the database up to date.
  const servers = [await start(), await start()];
  return {
    urls: servers.map(({ url }) => url),
    stop: async () => {
      for (const { child } of servers) child.kill();
      await Promise.all(servers.map(({ ended }) => ended));
    },
  };
}

/** Two processes of a Fastify route that does nothing. */
export async function startNoops(): Promise<Servers> {
  const servers = [await startProgram('noop'), await startProgram('noop')];
  return {
    urls: servers.flatMap(({ urls }) => urls.map((url) => `${url}/rien`)),
    stop: async () => {
      for (const server of servers) await server.stop();
    },
  };
}

/** A server that speaks CouchDB’s protocol. */
export function startCouch(): Promise<Servers> {
  return startProgram('couch');
}

async function startProgram(name: 'noop' | 'couch'): Promise<Servers> {
  const child = spawn(process.execPath, [join(root, `bench/programs/${name}.ts`)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const url = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([line]) => String(line)),
    ended.then(() => {
      throw new Error(`${name} ended before it answered.`);
    }),
  ]);
  return {
    urls: [url],
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
