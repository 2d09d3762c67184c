import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkLedger } from '../../../../electron/host/backup/check-ledger.ts';
import { readAllBytes } from '../../../support/host-bytes.ts';
import { openTestDesk } from '../../../support/host-desk.ts';
import { openTestLedger } from '../../../support/host-ledger.ts';
import { revised, visite } from '../../../support/host-records.ts';

/** A ledger as version 1 left it: no digest of its rows. */
function ledgerOfVersion1() {
  const ledger = openTestLedger();
  const record = visite({ canal: 'telephone' });
  ledger.append([record, visite({ sealed: Buffer.alloc(9000, 3).toString('base64') })]);
  ledger.append([revised(record, { canal: 'courriel' })]);
  const records = ledger.records();
  ledger.file.close();
  const database = new DatabaseSync(join(ledger.folder, 'journal.db'));
  database.exec(`
    ALTER TABLE records DROP COLUMN digest;
    ALTER TABLE records DROP COLUMN born;
    ALTER TABLE records DROP COLUMN origin_desk;
    DROP TABLE documents;
    DROP TABLE lost;
    DROP TABLE dirty_months;
    DROP TABLE lost_months;
    DROP TABLE erased_etats;
    CREATE TABLE day_documents (day TEXT PRIMARY KEY, epoch INTEGER NOT NULL, rev INTEGER NOT NULL,
      hash TEXT NOT NULL, bytes TEXT NOT NULL, acknowledged_hash TEXT, refusal_code TEXT,
      refusal_sentence TEXT) STRICT;
    PRAGMA user_version = 1`);
  return { folder: ledger.folder, records, database };
}

it('a ledger of version 1 opens with the same records, each with its digest, and goes on', async () => {
  const { folder, records, database } = ledgerOfVersion1();
  database.close();
  const ledger = openTestLedger(folder);
  expect(ledger.records()).toEqual(records);
  expect(ledger.append([visite()]).ok).toBe(true);
  ledger.file.close();
  expect(await checkLedger(join(folder, 'journal.db'))).toBe(records.length + 1);
});

it('an upgrade cut short is done whole at the next opening', async () => {
  const { folder, records, database } = ledgerOfVersion1();
  // What a power cut leaves of a transaction: its log, without its end.
  database.exec(
    'PRAGMA journal_mode=WAL; BEGIN IMMEDIATE; ALTER TABLE records ADD COLUMN digest BLOB',
  );
  database.exec("UPDATE records SET digest = x'00' WHERE seq = (SELECT min(seq) FROM records)");
  database.close();
  const ledger = openTestLedger(folder);
  expect(ledger.records()).toEqual(records);
  ledger.file.close();
  expect(await checkLedger(join(folder, 'journal.db'))).toBe(records.length);
});

it('nothing of what the former tables freed is left in the files of an upgraded desk', async () => {
  const { folder, records, database } = ledgerOfVersion1();
  const gone = 'sentinelle '.repeat(400);
  // As a program that did not overwrite what it erased would have left it.
  database.exec('PRAGMA secure_delete = OFF; CREATE TABLE autrefois (texte TEXT)');
  database.prepare('INSERT INTO autrefois VALUES (?)').run(gone);
  database.exec('DROP TABLE autrefois; PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  expect(readAllBytes(folder).includes('sentinelle sentinelle')).toBe(true);
  const desk = openTestDesk({ folder });
  expect(readAllBytes(folder).includes('sentinelle sentinelle')).toBe(false);
  expect(await desk.call('ledger.census', {})).toMatchObject({
    value: { records: records.length },
  });
});
