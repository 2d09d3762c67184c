import { setImmediate } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { clearSchemas } from '../../../shared/domain/record/clear-schemas.ts';
import { RECORD_SCHEMA_VERSION } from '../../../shared/domain/record/envelope.ts';
import { isRowIntact } from '../ledger/row-digest.ts';
import { sqliteErrorCode } from '../ledger/sqlite-error.ts';
import { rowToEnvelope } from '../ledger/stored-row.ts';

/** Rows read before anything else of the host gets its turn. */
const SLICE = 200;

/**
 * Reads a ledger from end to end: the structure of the file, then every record. Gives how many there
 * are, or null when it is damaged. The file is left without a write-ahead log beside it.
 */
export async function checkLedger(path: string): Promise<number | null> {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path);
    database.exec('PRAGMA journal_mode=DELETE');
    if (database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] !== 'ok') return null;
    let records = 0;
    for (const row of database.prepare('SELECT * FROM records ORDER BY seq').iterate()) {
      if (!isSound(row)) return null;
      records += 1;
      if (records % SLICE === 0) await setImmediate();
    }
    const kept = database.prepare("SELECT value FROM meta WHERE key = 'seq'").get()?.['value'];
    const last = database.prepare('SELECT max(seq) AS seq FROM records').get()?.['seq'] ?? 0;
    return Number(last) <= Number(kept) ? records : null;
  } catch (error) {
    if (sqliteErrorCode(error) === null || isDisk(error)) throw error;
    return null;
  } finally {
    database?.close();
  }
}

/** Whether a row is what was written, and a record that the ledger would take. */
function isSound(row: Readonly<Record<string, unknown>>): boolean {
  // A backup of version 1 has no digests.
  if ('digest' in row && !isRowIntact(row)) return false;
  try {
    const { collection, clear, schema } = rowToEnvelope(row);
    // What another version wrote is judged by what opens it.
    return schema !== RECORD_SCHEMA_VERSION || clearSchemas[collection].safeParse(clear).success;
  } catch {
    return false;
  }
}

/** SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY: of the disk, not of the ledger. */
function isDisk(error: unknown): boolean {
  return [8, 10, 13, 14].includes(sqliteErrorCode(error) ?? 0);
}
