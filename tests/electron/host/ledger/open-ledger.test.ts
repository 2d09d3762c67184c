import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openLedger } from '../../../../electron/host/ledger/open-ledger.ts';
import { createFakeRandom } from '../../../support/fake-random.ts';
import { createTestFolder } from '../../../support/host-folder.ts';
import { asOrdinaryUser, openTestLedger } from '../../../support/host-ledger.ts';
import { visite } from '../../../support/host-records.ts';

const random = createFakeRandom('open-ledger');

function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** Opens a folder that should be refused, and gives the code of the refusal. */
function refusalCode(folder: string): string {
  const opened = openLedger(folder, random);
  if (!opened.ok) return opened.failure.code;
  opened.value.close();
  return 'ouvert';
}

/** A folder whose ledger holds these many visites and is closed. */
function closedLedger(records: number): { readonly folder: string; readonly path: string } {
  const ledger = openTestLedger();
  for (let index = 0; index < records; index += 1) ledger.append([visite()]);
  ledger.file.close();
  return { folder: ledger.folder, path: join(ledger.folder, 'journal.db') };
}

describe('an open ledger', () => {
  it('waits for the disk at each write, writes ahead, and overwrites what it erases', () => {
    const { database } = openTestLedger().file;
    const pragma = (name: string) => database.prepare(`PRAGMA ${name}`).get()?.[name];
    // 2 is FULL.
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('secure_delete')).toBe(1);
  });

  it('keeps these promises when opened again', () => {
    const { database } = openTestLedger().reopen().file;
    expect(database.prepare('PRAGMA synchronous').get()).toMatchObject({ synchronous: 2 });
    expect(database.prepare('PRAGMA secure_delete').get()).toMatchObject({ secure_delete: 1 });
  });

  it('can be read by its owner alone', () => {
    const ledger = openTestLedger();
    ledger.append([visite()]);
    for (const name of ['journal.db', 'journal.db-wal'])
      expect(statSync(join(ledger.folder, name)).mode & 0o777).toBe(0o600);
  });

  it('leaves nothing of an erased record in its file', () => {
    const ledger = openTestLedger();
    const sealed = Buffer.from('ce-qui-doit-disparaitre').toString('base64');
    const record = visite({ sealed });
    ledger.append([record]);
    ledger.append([{ ...record, rev: 2, sealed: 'cmllbg==' }]);
    ledger.file.close();
    expect(readFileSync(join(ledger.folder, 'journal.db')).includes('ce-qui-doit')).toBe(false);
  });
});

describe('a ledger that cannot be opened', () => {
  it('is left as it is when a newer program wrote it', () => {
    const { folder, path } = closedLedger(3);
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 99');
    database.close();
    const before = digest(path);
    expect(refusalCode(folder)).toBe('journal-plus-recent');
    expect(digest(path)).toBe(before);
  });

  it('is left as it is when it is not a ledger', () => {
    const folder = createTestFolder();
    const path = join(folder, 'journal.db');
    writeFileSync(path, 'Ceci n’est pas un journal. '.repeat(200));
    const before = digest(path);
    expect(refusalCode(folder)).toBe('journal-endommage');
    expect(digest(path)).toBe(before);
  });

  it.each([
    ['cut in the middle', (path: string) => truncateSync(path, 4096 * 2)],
    ['scribbled over', (path: string) => scribble(path)],
  ])('is refused when it was %s', (_, damage) => {
    const { folder, path } = closedLedger(40);
    damage(path);
    expect(refusalCode(folder)).toBe('journal-endommage');
  });

  it('is refused when it has the version of a ledger and none of its tables', () => {
    const folder = createTestFolder();
    const database = new DatabaseSync(join(folder, 'journal.db'));
    database.exec('CREATE TABLE autre (x); PRAGMA user_version = 1');
    database.close();
    expect(refusalCode(folder)).toBe('journal-endommage');
  });

  it('is refused when its folder cannot be written', () => {
    const folder = createTestFolder();
    const code = asOrdinaryUser(folder, () => {
      chmodSync(folder, 0o500);
      return refusalCode(folder);
    });
    chmodSync(folder, 0o700);
    expect(code).toBe('profil-non-inscriptible');
  });
});

describe('an append that the system refuses', () => {
  it('writes nothing while another program holds the ledger', () => {
    const ledger = openTestLedger();
    ledger.append([visite()]);
    // The desk waits two seconds; the test need not.
    ledger.file.database.exec('PRAGMA busy_timeout = 0');
    const other = new DatabaseSync(join(ledger.folder, 'journal.db'));
    other.exec('BEGIN IMMEDIATE');
    const record = visite();
    expect(ledger.append([record])).toMatchObject({
      ok: false,
      failure: { code: 'journal-occupe' },
    });
    other.exec('ROLLBACK');
    other.close();
    expect(ledger.append([record])).toMatchObject({ ok: true, value: [{ seq: 2 }] });
  });

  it('writes nothing when its file can be read and not written', () => {
    const { folder, path } = closedLedger(2);
    asOrdinaryUser(folder, () => {
      chmodSync(path, 0o400);
      const ledger = openTestLedger(folder);
      expect(ledger.append([visite()])).toMatchObject({
        ok: false,
        failure: { code: 'profil-non-inscriptible' },
      });
      expect(ledger.records()).toHaveLength(2);
      ledger.file.close();
    });
  });
});

function scribble(path: string): void {
  const bytes = readFileSync(path);
  bytes.fill(0x5a, 4096);
  writeFileSync(path, bytes);
}
