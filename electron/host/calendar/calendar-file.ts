import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { createId } from '../../../shared/kernel/random.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import type { CalendarAnswer } from '../../../shared/sync/calendar.ts';
import type { FeedPlace } from './calendar-client.ts';
import { sqliteErrorCode, sqliteRefusal } from '../ledger/sqlite-error.ts';

/** Version of the tables, kept in `user_version`. Another one is thrown away and received again. */
const CALENDAR_FILE_VERSION = 1;

/**
 * `choses` is the last word of the département on each thing, `demandes` what was asked of it. A row
 * takes the next `seq` at each write, so that a page follows. Nothing here is about a person.
 */
const TABLES = `
  CREATE TABLE meta (cle TEXT PRIMARY KEY, valeur TEXT) STRICT, WITHOUT ROWID;
  CREATE TABLE choses (
    genre TEXT NOT NULL,
    id TEXT NOT NULL,
    seq INTEGER NOT NULL UNIQUE,
    contenu TEXT,
    PRIMARY KEY (genre, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE demandes (
    ordre INTEGER PRIMARY KEY,
    demande TEXT NOT NULL UNIQUE,
    reference TEXT NOT NULL,
    seq INTEGER NOT NULL UNIQUE,
    tenue TEXT NOT NULL,
    attend INTEGER NOT NULL CHECK (attend IN (0, 1)),
    rev INTEGER,
    envoi TEXT
  ) STRICT;
  CREATE INDEX demandes_en_attente ON demandes (ordre) WHERE attend = 1;
`;

/** One row as a page receives it. */
export interface CalendarRow {
  readonly seq: number;
  readonly genre: string;
  readonly id: string;
  readonly contenu: Record<string, unknown> | null;
}

const rowsSchema = z.array(
  z.object({ seq: z.int(), genre: z.string(), id: z.string(), contenu: z.string().nullable() }),
);
const contentSchema = z.record(z.string(), z.unknown());
const metaSchema = z.object({ valeur: z.string().nullable() }).optional();
const seqSchema = z.object({ seq: z.int() });

/** The desk’s copy of the calendar, and the requests it was not answered for, in `agenda.db`. */
export interface CalendarFile {
  readonly database: DatabaseSync;
  /** Names this copy: another one after a restart of the host, or of the département’s log. */
  copy(): Id;
  lastSeq(): number;
  /** When the département was last heard; null when it never was. */
  heardOn(): string | null;
  place(): FeedPlace;
  /** Rows written after a number, in order. */
  pull(afterSeq: number, limit: number): readonly CalendarRow[];
  /** What is held of one thing. */
  read(genre: string, id: string): Record<string, unknown> | null;
  /** Only inside `transaction`. */
  put(genre: string, id: string, contenu: Record<string, unknown> | null): void;
  /** Only inside `transaction`. */
  nextSeq(): number;
  /**
   * Takes what the département gave, all of it or nothing; `whole`: it was read from its beginning,
   * and takes the place of what was held.
   */
  take(answers: readonly CalendarAnswer[], whole: boolean, heardOn: string): void;
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens the calendar of a profile. A file that cannot be read is made anew: the département gives its
 * copy again, and the page asks again for the bookings it holds unanswered. Throws the disk’s own errors.
 */
export function openCalendarFile(folder: string, random: Random): CalendarFile {
  const path = join(folder, 'agenda.db');
  try {
    return openAt(path, random);
  } catch (error) {
    const refusal = sqliteRefusal(error);
    const isDamaged =
      error instanceof OtherVersion ||
      sqliteErrorCode(error) === 1 ||
      (refusal !== null && !refusal.ok && refusal.failure.code === 'journal-endommage');
    if (!isDamaged) throw error;
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
    return openAt(path, random);
  }
}

/** Written by another version. */
class OtherVersion extends Error {}

function openAt(path: string, random: Random): CalendarFile {
  const database = new DatabaseSync(path, { timeout: 2000 });
  try {
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
    if (version !== 0 && version !== CALENDAR_FILE_VERSION) throw new OtherVersion();
    if (version === 0) chmodSync(path, 0o600);
    // FULL: a request is on the disk before anyone is told that it waits.
    database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;');
    if (version === 0)
      database.exec(
        `BEGIN IMMEDIATE; ${TABLES} PRAGMA user_version = ${CALENDAR_FILE_VERSION}; COMMIT`,
      );
    // No page follows yet: what is no more need not be told.
    database.exec('DELETE FROM choses WHERE contenu IS NULL');
    return createFile(database, random);
  } catch (error) {
    database.close();
    throw error;
  }
}

function createFile(database: DatabaseSync, random: Random): CalendarFile {
  const selectSeq = database.prepare(
    `SELECT coalesce(max(seq), 0) AS seq FROM (
       SELECT max(seq) AS seq FROM choses UNION ALL SELECT max(seq) FROM demandes)`,
  );
  const selectRows = database.prepare(
    `SELECT seq, genre, id, contenu FROM choses WHERE seq > :seq
     UNION ALL SELECT seq, 'demande', demande, tenue FROM demandes WHERE seq > :seq
     ORDER BY seq LIMIT :limit`,
  );
  const selectOne = database.prepare('SELECT contenu FROM choses WHERE genre = ? AND id = ?');
  const save = database.prepare(
    `INSERT INTO choses (genre, id, seq, contenu) VALUES (?, ?, ?, ?)
     ON CONFLICT (genre, id) DO UPDATE SET seq = excluded.seq, contenu = excluded.contenu`,
  );
  const selectMeta = database.prepare('SELECT valeur FROM meta WHERE cle = ?');
  const saveMeta = database.prepare(
    `INSERT INTO meta (cle, valeur) VALUES (?, ?)
     ON CONFLICT (cle) DO UPDATE SET valeur = excluded.valeur`,
  );
  const meta = (key: string) => metaSchema.parse(selectMeta.get(key))?.valeur ?? null;
  const newCopy = () => idSchema.parse(createId(random));
  let seq = seqSchema.parse(selectSeq.get()).seq;
  let copy = newCopy();

  const file: CalendarFile = {
    database,
    copy: () => copy,
    lastSeq: () => seq,
    heardOn: () => meta('recuLe'),
    place: () => {
      const [origine, repere] = [meta('origine'), meta('repere')];
      if (origine === null) return { depuis: 0 };
      const depuis = Number(meta('numero') ?? '0');
      return { depuis, origine, ...(repere === null ? {} : { repere }) };
    },
    pull: (afterSeq, limit) =>
      rowsSchema
        .parse(selectRows.all({ seq: afterSeq, limit }))
        .map((row) => ({ ...row, contenu: row.contenu === null ? null : parse(row.contenu) })),
    read: (genre, id) => {
      const contenu = selectOne.get(genre, id)?.['contenu'];
      return typeof contenu === 'string' ? parse(contenu) : null;
    },
    put: (genre, id, contenu) => {
      save.run(genre, id, file.nextSeq(), contenu === null ? null : JSON.stringify(contenu));
    },
    nextSeq: () => (seq += 1),
    take: (answers, whole, heardOn) => {
      file.transaction(() => {
        if (whole) database.exec('DELETE FROM choses');
        for (const { changements } of answers)
          for (const { genre, id, contenu } of changements) file.put(genre, id, contenu);
        const last = answers.at(-1);
        if (last !== undefined) {
          saveMeta.run('origine', last.origine);
          saveMeta.run('numero', String(last.numero));
          saveMeta.run('repere', last.repere);
        }
        saveMeta.run('recuLe', heardOn);
      });
      if (whole) copy = newCopy();
    },
    transaction: (work) => {
      const before = seq;
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        seq = before;
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => database.close(),
  };
  return file;
}

function parse(text: string): Record<string, unknown> {
  return contentSchema.parse(JSON.parse(text));
}
