import { createHash } from 'node:crypto';
import { Client, Pool } from 'pg';
import type { PoolClient } from 'pg';
import { StoreUnavailable } from '../operations/store-unavailable.ts';

/** One line of an answer; whoever asked parses it. */
type Row = Readonly<Record<string, unknown>>;

/** Something that runs one query: the pool itself, or a transaction. */
export interface Queryable {
  /** Runs one parameterised query and gives its rows. Throws `StoreUnavailable` on a lost database. */
  query(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** The same, its plan kept by the connection: for a text that never varies and is run all day. */
  prepared(text: string, values: readonly unknown[]): Promise<readonly Row[]>;
}

/** A PostgreSQL database, through a pool of connections. */
export interface Database extends Queryable {
  /** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
  transaction<T>(work: (client: Queryable) => Promise<T>, mode?: TransactionMode): Promise<T>;
  /**
   * Hears what is notified on a channel, on a line of its own that is opened again when cut. Throws
   * `StoreUnavailable` when the first opening fails.
   */
  listen(channel: string, ear: Ear): Promise<{ close(): Promise<void> }>;
  close(): Promise<void>;
}

/** What to do with what is heard, and once the line is open again after a cut. */
interface Ear {
  message(text: string): void;
  reopened(): Promise<void>;
}

type TransactionMode = 'READ WRITE' | 'ISOLATION LEVEL REPEATABLE READ READ ONLY';

/** Milliseconds: to get a connection, for one statement, for a transaction left idle. */
const CONNECTION_TIMEOUT = 10_000;
const STATEMENT_TIMEOUT = 15_000;

/** Milliseconds before a cut line is opened again. */
const REOPENING = 1_000;

/** Five characters, unlike most of the system’s own codes (`EPIPE` is the exception). */
const SQLSTATE = /^(?!E[A-Z]{4}$)[0-9A-Z]{5}$/;

/** SQLSTATE classes and codes of a database that is gone, leaving or full, not of a wrong query. */
const UNAVAILABLE = /^(08...|57P0[1-5]|53...|25006)$/;

/** Opens a database by its URL; connections are made when first needed. */
export function openDatabase(url: string): Database {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    statement_timeout: STATEMENT_TIMEOUT,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT,
    application_name: 'relais',
    // Queries of one transaction that do not wait for each other go out together, in order.
    pipeline: true,
  });
  // An idle connection was cut; the next query opens another, or says why it cannot.
  pool.on('error', () => undefined);
  return {
    query: (text, values) => run(pool, text, values),
    prepared: (text, values) => run(pool, text, values, nameOf(text)),
    transaction: (work, mode = 'READ WRITE') => inTransaction(pool, work, mode),
    listen: (channel, ear) => listen(url, channel, ear),
    close: () => pool.end(),
  };
}

async function inTransaction<T>(
  pool: Pool,
  work: (client: Queryable) => Promise<T>,
  mode: TransactionMode,
): Promise<T> {
  const client = await pool.connect().catch(toStoreError);
  // A connection that dies while lent to us says so on the query in flight as well.
  const ignore = (): void => undefined;
  client.on('error', ignore);
  let isBroken = true;
  try {
    await run(client, `BEGIN ${mode}`);
    const value = await work({
      query: (text, values) => run(client, text, values),
      prepared: (text, values) => run(client, text, values, nameOf(text)),
    });
    await run(client, 'COMMIT');
    isBroken = false;
    return value;
  } catch (error) {
    isBroken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    client.off('error', ignore);
    client.release(isBroken);
  }
}

async function run(
  client: Pool | PoolClient,
  text: string,
  values: readonly unknown[] = [],
  name?: string,
): Promise<readonly Row[]> {
  const query = { text, values: [...values], ...(name !== undefined && { name }) };
  const result = await client.query<Row>(query).catch(toStoreError);
  return result.rows;
}

const names = new Map<string, string>();

/** PostgreSQL cuts names at 63 bytes: one is made from the text, and found again by it. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

function toStoreError(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  // Without an SQLSTATE the server never answered: refused, cut, timed out, pool closed.
  const isAnswer = typeof code === 'string' && SQLSTATE.test(code);
  if (isAnswer && !UNAVAILABLE.test(code)) throw error;
  if (error instanceof TypeError) throw error;
  throw new StoreUnavailable(error);
}

async function listen(url: string, channel: string, ear: Ear): Promise<{ close(): Promise<void> }> {
  let isClosed = false;
  let line: Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  const open = async (): Promise<void> => {
    const client = new Client({
      connectionString: url,
      connectionTimeoutMillis: CONNECTION_TIMEOUT,
      keepAlive: true,
      application_name: 'relais-ecoute',
    });
    client.on('notification', ({ payload }) => ear.message(payload ?? ''));
    client.on('error', () => undefined);
    await client.connect();
    await client.query(`LISTEN ${channel}`);
    line = client;
    client.once('end', () => {
      if (!isClosed && line === client) reopenLater();
    });
  };
  const reopenLater = (): void => {
    timer = setTimeout(() => {
      // A database that is away is tried again, until it is back or we are closed.
      open()
        .then(() => ear.reopened())
        .catch(() => {
          if (!isClosed) reopenLater();
        });
    }, REOPENING);
    timer.unref();
  };
  await open().catch(toStoreError);
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await line?.end().catch(() => undefined);
    },
  };
}
