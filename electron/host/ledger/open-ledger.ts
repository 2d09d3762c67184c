import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { createId } from '../../../shared/kernel/random.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { digestEveryRow } from './row-digest.ts';
import { refuseDamaged, sqliteErrorCode, sqliteRefusal } from './sqlite-error.ts';

/** Version of the ledger’s tables, kept in `user_version`. */
export const LEDGER_VERSION = 4;

const SQLITE_ERROR = 1;

/** What version 3 added, beside two columns of `records`; version 2 knew documents of days alone. */
const DOCUMENTS = `
  CREATE TABLE documents (
    kind TEXT NOT NULL CHECK (kind IN ('jour', 'mois')),
    period TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    rev INTEGER NOT NULL,
    hash TEXT NOT NULL,
    bytes TEXT NOT NULL,
    acknowledged_hash TEXT,
    refusal_code TEXT,
    refusal_sentence TEXT,
    PRIMARY KEY (kind, period)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE lost (
    day TEXT PRIMARY KEY,
    counts TEXT NOT NULL,
    after_seq INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** What version 4 added. */
const MONTHS = `
  CREATE TABLE dirty_months (month TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE lost_months (
    month TEXT PRIMARY KEY,
    received TEXT NOT NULL,
    own TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE erased_etats (
    month TEXT NOT NULL,
    etat TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (month, etat)
  ) STRICT, WITHOUT ROWID;
`;

/** From version 3: every month that has any record may have something to tell. */
const FROM_3 = `
  ${MONTHS}
  INSERT INTO dirty_months (month, seq)
    SELECT DISTINCT substr(local_day, 1, 7), (SELECT value FROM meta WHERE key = 'seq') FROM records;
`;

/** From version 2: a column is added at the end, where a new ledger has it too. */
const FROM_2 = `
  ALTER TABLE records ADD COLUMN born INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE records ADD COLUMN origin_desk TEXT;
  UPDATE records SET born = seq;
  ${DOCUMENTS}
  INSERT INTO documents (kind, period, epoch, rev, hash, bytes, acknowledged_hash, refusal_code,
      refusal_sentence)
    SELECT 'jour', day, epoch, rev, hash, bytes, acknowledged_hash, refusal_code, refusal_sentence
    FROM day_documents;
  DROP TABLE day_documents;
`;

/**
 * `records` is a state table, one row a record; `seq` grows with every write and is the row’s key,
 * so that a pull reads pages in order; `digest` tells a row that the disk has changed. `dirty_days` lists the days whose count document may have to
 * be issued again; `documents` the last document issued for each subject, and what came of it. `born`
 * is the first `seq` a record had; `origin_desk` the letter it was counted under, when not this desk’s.
 * `lost` is the detail a day lost when a backup was put back: counts without entries; `lost_months`
 * what the département had counted of a month then, and what was left of it here. `dirty_months` lists
 * the months an unlocked page has to count again, by the last write that changed them; `erased_etats`
 * the states reached by dossiers that were erased, which stay counted.
 */
const TABLES = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE records (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    collection TEXT NOT NULL,
    schema INTEGER NOT NULL,
    rev INTEGER NOT NULL,
    local_day TEXT NOT NULL,
    held INTEGER NOT NULL CHECK (held IN (0, 1)),
    clear TEXT NOT NULL,
    sealed BLOB,
    digest BLOB,
    born INTEGER NOT NULL,
    origin_desk TEXT
  ) STRICT;
  CREATE INDEX records_by_day ON records (local_day, held);
  CREATE TABLE tombstones (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE dirty_days (day TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  ${DOCUMENTS}
  ${MONTHS}
`;

/** The open ledger: its database, its identity, and the counter every write takes its `seq` from. */
export interface LedgerFile {
  readonly database: DatabaseSync;
  readonly ledgerId: Id;
  /** The last `seq` given. */
  lastSeq(): number;
  /** Gives the next `seq`; only inside `transaction`. */
  nextSeq(): number;
  /** Runs `work` in one durable transaction: all or nothing, on disk (FULL) when it returns. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** Opens the ledger of a profile folder, creating it the first time. */
export function openLedger(folder: string, random: Random): Result<LedgerFile> {
  const path = join(folder, 'journal.db');
  let database: DatabaseSync;
  try {
    database = new DatabaseSync(path, { timeout: 2000 });
  } catch (error) {
    const refusal = sqliteRefusal(error);
    if (refusal) return refusal;
    throw error;
  }
  try {
    const version = readVersion(database);
    if (version > LEDGER_VERSION) {
      database.close();
      return refuse(
        'journal-plus-recent',
        'Le journal de ce profil a été écrit par une version plus récente de Relais. Installez cette version ou une plus récente\u00a0: rien n’a été modifié.',
      );
    }
    // Before its first write: the files SQLite puts beside it take its permissions.
    if (version === 0) chmodSync(path, 0o600);
    // FULL: an append is on the disk when it returns. secure_delete: erased bytes are overwritten.
    database.exec(
      'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;',
    );
    if (version === 0) createTables(database, random);
    if (version === 1) addDigests(database);
    if (version === 1 || version === 2) upgrade(database, FROM_2, 3);
    if (version > 0 && version < 4) upgrade(database, FROM_3, 4);
    return ok(createLedgerFile(database));
  } catch (error) {
    database.close();
    const refusal = sqliteRefusal(error);
    if (refusal) return refusal;
    // Our statements are right: a file that lacks what they name is not our ledger any more.
    if (sqliteErrorCode(error) === SQLITE_ERROR) return refuseDamaged();
    throw error;
  }
}

function createLedgerFile(database: DatabaseSync): LedgerFile {
  const ledgerId = idSchema.parse(
    database.prepare("SELECT value FROM meta WHERE key = 'ledger_id'").get()?.['value'],
  );
  let seq = Number(database.prepare("SELECT value FROM meta WHERE key = 'seq'").get()?.['value']);
  const saveSeq = database.prepare("UPDATE meta SET value = ? WHERE key = 'seq'");
  return {
    database,
    ledgerId,
    lastSeq: () => seq,
    nextSeq: () => (seq += 1),
    transaction: (work) => {
      const before = seq;
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        if (seq !== before) saveSeq.run(String(seq));
        database.exec('COMMIT');
        return result;
      } catch (error) {
        seq = before;
        // A full disk may already have rolled the transaction back.
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => database.close(),
  };
}

function readVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

/** Version 1 had no digest of its rows; all or nothing, however it is interrupted. */
function addDigests(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE; ALTER TABLE records ADD COLUMN digest BLOB');
  digestEveryRow(database);
  database.exec('PRAGMA user_version = 2; COMMIT');
}

/** Says that the files may hold what the ledger holds no more: `createCompactor` rewrites them. */
export const MARK_ERASED = `INSERT OR IGNORE INTO meta (key, value) VALUES ('erased', '1')`;

/** One version further, all or nothing; what the tables were moved from is then cleaned up. */
function upgrade(database: DatabaseSync, statements: string, version: number): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(`${statements} ${MARK_ERASED}; PRAGMA user_version = ${version}; COMMIT`);
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function createTables(database: DatabaseSync, random: Random): void {
  database.exec('BEGIN IMMEDIATE');
  database.exec(TABLES);
  const insert = database.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
  insert.run('ledger_id', createId(random));
  insert.run('seq', '0');
  insert.run('epoch', '0');
  insert.run('highest_rev', '0');
  database.exec(`PRAGMA user_version = ${LEDGER_VERSION}; COMMIT`);
}
