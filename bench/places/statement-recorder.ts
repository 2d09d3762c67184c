import type { Database, Queryable } from '../../department/storage/database.ts';

type Row = Awaited<ReturnType<Queryable['prepared']>>[number];

/** A statement as it was sent, and what it gave. */
export interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly isPrepared: boolean;
  rows: readonly Row[];
}

/** What a transaction, or no transaction, sent: each inner list went out together. */
export interface SentBatch {
  readonly inTransaction: boolean;
  readonly groups: Sent[][];
}

/** A database that remembers what it is asked. */
export interface RecordedDatabase {
  readonly database: Database;
  /** What was sent since the last time. */
  take(): readonly SentBatch[];
}

/** Records what goes to a database, for one caller at a time. */
export function recordStatements(database: Database): RecordedDatabase {
  let batches: SentBatch[] = [];
  const recorderOf = (target: Queryable, batch: () => SentBatch): Queryable => {
    let underWay = 0;
    const send = async (isPrepared: boolean, text: string, values: readonly unknown[] = []) => {
      const { groups } = batch();
      const sent: Sent = { text, values, isPrepared, rows: [] };
      const last = groups.at(-1);
      if (underWay > 0 && last !== undefined) last.push(sent);
      else groups.push([sent]);
      underWay += 1;
      try {
        sent.rows = await resend(target, sent, values);
        return sent.rows;
      } finally {
        underWay -= 1;
      }
    };
    return {
      query: (text, values) => send(false, text, values),
      prepared: (text, values) => send(true, text, values),
    };
  };
  const open = (inTransaction: boolean): SentBatch => {
    const batch = { inTransaction, groups: [] };
    batches.push(batch);
    return batch;
  };
  return {
    database: {
      ...database,
      ...recorderOf(database, () => open(false)),
      transaction: (work, mode) =>
        database.transaction((client) => {
          const batch = open(true);
          return work(recorderOf(client, () => batch));
        }, mode),
    },
    take: () => {
      const taken = batches;
      batches = [];
      return taken;
    },
  };
}

/** Sends a recorded statement again, with other values. */
export function resend(
  target: Queryable,
  { text, isPrepared }: Sent,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  return isPrepared ? target.prepared(text, values) : target.query(text, values);
}
