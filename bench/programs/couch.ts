/** A server that speaks CouchDB’s protocol, in memory: what PouchDB replicates to. */
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

const load = createRequire(join(import.meta.dirname, '..', 'package.json'));
const callable = z.custom<(...given: unknown[]) => unknown>((value) => typeof value === 'function');
const appSchema = z.custom<{
  use(...given: unknown[]): void;
  listen(port: number, host: string, ready: () => void): { address(): AddressInfo };
}>((value) => typeof value === 'function');
interface Pluggable {
  plugin(one: unknown): Pluggable;
}

const PouchDB = z
  .custom<Pluggable>((value) => typeof value === 'function')
  .parse(load('pouchdb-core'))
  .plugin(load('pouchdb-adapter-memory'))
  .plugin(load('pouchdb-adapter-http'))
  .plugin(load('pouchdb-mapreduce'))
  .plugin(load('pouchdb-replication'));
const app = appSchema.parse(callable.parse(load('express'))());
app.use(
  '/',
  callable.parse(load('express-pouchdb'))(PouchDB, {
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    logPath: '/dev/null',
  }),
);
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
process.stdin.on('end', () => process.exit()).resume();
