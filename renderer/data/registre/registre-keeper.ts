import { liveQuery } from 'dexie';
import type { Collection } from '../../../shared/domain/record/envelope.ts';
import type { DeskSession } from '../desk-session.ts';
import { DeskLocked } from '../end-of-session.ts';
import { createRegistreMaps } from './registre-maps.ts';
import type { Gathered } from './registre-maps.ts';

/** Rows opened before the page gets its turn: some milliseconds. */
const SLICE = 20;

/** Rows fetched together. */
const BATCH = 200;

/** Batches between two values published while the registre is first read: each copies what is read. */
const PUBLISHED_EVERY = 10;

/** Usagers first: they are what people search. */
const COLLECTIONS: readonly Collection[] = ['usager', 'mandat', 'dossier'];

/**
 * What an open desk knows of its usagers, dossiers and mandats, in memory alone. While it is read
 * (`lecture`, `lus` of `total` files) the maps hold what was read so far, latest first. A value never
 * changes: another one takes its place. What does not open is in none of the maps, and is counted among
 * `illisibles`.
 */
export interface Registre extends Gathered {
  readonly etat: 'lecture' | 'pret';
  readonly lus: number;
  readonly total: number;
}

/** Reads a registre, then follows the copy for as long as the page lives. */
export interface RegistreKeeper {
  readonly current: () => Registre;
  readonly subscribe: (listener: () => void) => () => void;
  /** The value once everything the copy holds now was read. */
  readonly follow: () => Promise<Registre>;
}

/** A keeper that pauses between two slices of a few milliseconds. */
export function createRegistreKeeper(
  desk: Pick<DeskSession, 'store' | 'sealer'>,
  pause: () => Promise<void>,
): RegistreKeeper {
  const { database } = desk.store;
  const listeners = new Set<() => void>();
  const maps = createRegistreMaps(desk);
  /** How far in the writes of the ledger the maps go; null until all was read once. */
  let seen: number | null = null;
  let current: Registre = { etat: 'lecture', lus: 0, total: 0, ...maps.publish() };
  let work: Promise<void> | null = null;
  let again = false;

  const tell = (lus: number, total: number) => {
    current = { etat: seen === null ? 'lecture' : 'pret', lus, total, ...maps.publish() };
    for (const listener of listeners) listener();
  };

  const readCursor = async () => (await database.meta.get('cursor'))?.seq ?? 0;

  /** The ids of one collection, latest first. */
  const listIds = (collection: Collection) =>
    database.records
      .where('[collection+localDay]')
      .between([collection, ''], [collection, '\uffff'])
      .reverse()
      .primaryKeys();

  const listAllIds = async () => (await Promise.all(COLLECTIONS.map(listIds))).flat();

  const readAll = async () => {
    const cursor = await readCursor();
    const ids = await listAllIds();
    for (let start = 0; start < ids.length; start += BATCH) {
      const rows = await database.records.bulkGet(ids.slice(start, start + BATCH));
      for (const [index, row] of rows.entries()) {
        if (index % SLICE === 0) await pause();
        if (row !== undefined) maps.place(row);
      }
      if ((start / BATCH) % PUBLISHED_EVERY === 0) tell(start + rows.length, ids.length);
    }
    seen = cursor;
    tell(ids.length, ids.length);
  };

  /** Follows what was written since; an id that left leaves a number of the ledger to no row. */
  const readNew = async (since: number) => {
    const [cursor, rows] = await database.transaction('r', database.records, database.meta, () =>
      Promise.all([readCursor(), database.records.where('seq').above(since).toArray()]),
    );
    for (const [index, row] of rows.entries()) {
      if (index % SLICE === SLICE - 1) await pause();
      maps.place(row);
    }
    if (rows.length !== cursor - since) maps.keepOnly(new Set(await listAllIds()));
    seen = cursor;
    const before = current;
    const resumes = maps.publish();
    const total = resumes.usagers.size + resumes.dossiers.size + resumes.mandats.size;
    const isSame =
      before.usagers === resumes.usagers &&
      before.dossiers === resumes.dossiers &&
      before.mandats === resumes.mandats &&
      before.illisibles === resumes.illisibles;
    if (!isSame) tell(total, total);
  };

  const readOn = async () => {
    try {
      while (again) {
        again = false;
        await (seen === null ? readAll() : readNew(seen));
      }
    } catch (error) {
      // The desk was locked, or the page is going away.
      if (database.isOpen()) throw error;
    } finally {
      work = null;
    }
  };

  const run = (): Promise<void> => {
    again = true;
    work ??= readOn();
    return work;
  };

  // The cursor moves with every write, of this window or another.
  liveQuery(readCursor).subscribe({
    next: () => void run(),
    // A closed copy has nothing more to follow.
    error: () => {},
  });

  return {
    current: () => current,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    follow: async () => {
      await run();
      if (current.etat !== 'pret') throw new DeskLocked();
      return current;
    },
  };
}
