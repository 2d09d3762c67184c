import Dexie from 'dexie';
import type { EntityTable } from 'dexie';
import type { StoredEnvelope } from '../../../shared/domain/record/envelope.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';

/**
 * A record as the page keeps it. `attention` is set only on the few that wait for someone, so that
 * its index stays tiny: a Passage to keep or withdraw, an entry whose date is to be given, someone
 * waiting or being received, a call to make again, a RDV someone must see to, an import under way.
 */
export interface StoredRow extends StoredEnvelope {
  readonly attention?: 'a-garder' | 'a-dater' | 'presence' | 'rappel' | 'rdv' | 'import';
}

/** How far the page’s copy goes in which ledger. */
export interface Cursor {
  readonly key: 'cursor';
  readonly ledgerId: Id;
  readonly seq: number;
  /**
   * Rows of someone were erased since this copy was made: the browser’s files may keep their bytes, and it
   * is made anew at its next opening.
   */
  readonly erased?: true;
}

/**
 * What is counted of one day. `sealed` is the day’s figures, sealed like a record: the commune and the
 * age of an only visite would be readable in them; null until they are first counted. `writes` grows
 * with every write to the day’s entries, and `stale` is there while some are not counted yet.
 */
export interface DayRow {
  readonly day: LocalDay;
  readonly writes: number;
  readonly stale?: 1;
  readonly sealed: string | null;
}

/** The page’s copy of the ledger: the same envelopes, sealed halves still sealed. Rebuildable. */
export interface DeskDatabase extends Dexie {
  records: EntityTable<StoredRow, 'id'>;
  meta: EntityTable<Cursor, 'key'>;
  days: EntityTable<DayRow, 'day'>;
}

/** What the copy of a profile is called: a browser keeps those of several under one port. */
export function nameOfCopy(profileId: Id): string {
  return `relais-${profileId}`;
}

/** The database of one profile, in the storage it is given. */
export function createDeskDatabase(profileId: Id, storage: IDBFactory): DeskDatabase {
  const database = new Dexie(nameOfCopy(profileId), {
    indexedDB: storage,
    IDBKeyRange,
    chromeTransactionDurability: 'strict',
  }) as DeskDatabase;
  database.version(1).stores({
    records: 'id, seq, [collection+localDay], attention',
    meta: 'key',
  });
  database
    .version(2)
    .stores({ days: 'day, stale' })
    .upgrade(async (transaction) => {
      const keys = await transaction.table('records').orderBy('[collection+localDay]').uniqueKeys();
      const days = new Set(keys.map((key) => (key as unknown as [string, LocalDay])[1]));
      await transaction
        .table<DayRow>('days')
        .bulkPut([...days].map((day) => ({ day, writes: 1, stale: 1, sealed: null })));
    });
  return database;
}

/** The row of an envelope. */
export function envelopeToRow(envelope: StoredEnvelope): StoredRow {
  const attention = attentionOf(envelope);
  return attention === null ? envelope : { ...envelope, attention };
}

function attentionOf({
  collection,
  clear,
  sealed,
  held,
}: StoredEnvelope): NonNullable<StoredRow['attention']> | null {
  const etat = clear['etat'];
  switch (collection) {
    case 'visite':
    case 'seance':
      if (sealed === null) return 'a-garder';
      return held && etat === 'valide' && collection === 'visite' ? 'a-dater' : null;
    case 'presence':
      return etat === 'attend' || etat === 'en-cours' ? 'presence' : null;
    case 'rappel':
      return etat === 'a-faire' ? 'rappel' : null;
    case 'rdv':
      return clear['aTraiter'] === null ? null : 'rdv';
    case 'import':
      return etat === 'en-cours' ? 'import' : null;
    // What waits in them is sealed with them.
    case 'usager':
    case 'dossier':
    case 'mandat':
    case 'acces':
    case 'decision':
    case 'formulaire':
      return null;
  }
}
