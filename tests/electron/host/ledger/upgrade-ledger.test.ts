import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { createDayCounter } from '../../../../electron/host/ledger/count-day.ts';
import { createOutbox } from '../../../../electron/host/delivery/outbox.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { createTestFolder } from '../../../support/host-folder.ts';
import { openTestLedger } from '../../../support/host-ledger.ts';
import { clearHalf } from '../../../support/host-records.ts';

/** The tables as version 1 made them. */
const VERSION_1 = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE records (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, collection TEXT NOT NULL,
    schema INTEGER NOT NULL, rev INTEGER NOT NULL, local_day TEXT NOT NULL,
    held INTEGER NOT NULL CHECK (held IN (0, 1)), clear TEXT NOT NULL, sealed BLOB) STRICT;
  CREATE INDEX records_by_day ON records (local_day, held);
  CREATE TABLE tombstones (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE dirty_days (day TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TABLE day_documents (day TEXT PRIMARY KEY, epoch INTEGER NOT NULL, rev INTEGER NOT NULL,
    hash TEXT NOT NULL, bytes TEXT NOT NULL, acknowledged_hash TEXT, refusal_code TEXT,
    refusal_sentence TEXT) STRICT;
  INSERT INTO meta VALUES ('ledger_id', '6f9619ff-8b86-4d01-b42d-00cf4fc964ff'), ('seq', '7'),
    ('epoch', '0'), ('highest_rev', '4');
  PRAGMA user_version = 1;
`;

it('opens a ledger of version 1 with its records, its documents and what it had sent', () => {
  const folder = createTestFolder();
  const former = new DatabaseSync(join(folder, 'journal.db'));
  former.exec(VERSION_1);
  former
    .prepare(`INSERT INTO records VALUES (7, ?, 'visite', 3, 1, '2026-05-12', 0, ?, ?)`)
    .run(
      '00000000-0000-4000-8000-000000000001',
      JSON.stringify(clearHalf()),
      Buffer.from('scellé'),
    );
  former.exec(
    `INSERT INTO day_documents VALUES ('2026-05-12', 0, 4, 'h', '{}', 'h', NULL, NULL),
       ('2026-05-11', 0, 3, 'g', '{}', NULL, NULL, NULL)`,
  );
  former.close();

  const ledger = openTestLedger(folder);
  expect(ledger.records()).toHaveLength(1);
  expect(ledger.countDay('2026-05-12').visites.total).toBe(1);
  const outbox = createOutbox(ledger.file, createDayCounter(ledger.file), () =>
    localDaySchema.parse('2017-01-01'),
  );
  expect(outbox.position()).toEqual({ epoch: 0, highestRev: 4 });
  expect(outbox.pending(10)).toEqual([
    { kind: 'jour', day: localDaySchema.parse('2026-05-11'), hash: 'g', bytes: '{}' },
  ]);
  expect(ledger.file.database.prepare('SELECT born, origin_desk FROM records').get()).toMatchObject(
    { born: 7, origin_desk: null },
  );
});
