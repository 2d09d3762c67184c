import type {
  PlannedEntry,
  PlannedIdentity,
  PlannedSeance,
  PlannedVisite,
} from '../../../shared/domain/echange/planned-entry.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { createId } from '../../../shared/kernel/random.ts';
import type { DeskSession } from '../desk-session.ts';
import { openEntry } from '../records/entry.ts';
import { seanceKind } from '../seances/seances.ts';
import type { Seance } from '../seances/seances.ts';
import type { StoredRow } from '../store/desk-database.ts';
import { openVisite } from '../visites/visite-entry.ts';
import type { VisiteEntry } from '../visites/visite-entry.ts';

/** A planned entry that is to be written, and what it takes the place of. */
export type ToWrite =
  | {
      readonly unite: 'visite';
      readonly planned: PlannedVisite;
      readonly before: VisiteEntry | null;
    }
  | { readonly unite: 'seance'; readonly planned: PlannedSeance; readonly before: Seance | null };

/**
 * What an entry of a file is to this desk: new; there already, whatever became of it since (it is left
 * as it is); written by this very import before it was cut short; or there from an import that was
 * undone, to be brought back.
 */
export interface Match {
  readonly id: Id;
  readonly unite: PlannedEntry['unite'];
  readonly kind: 'nouvelle' | 'deja-la' | 'reprise' | 'a-ramener';
  /** Null when there is nothing to write. */
  readonly write: ToWrite | null;
}

/** The ids of imports, by what became of them. */
export interface ImportStates {
  /** Imports undone: their entries may come back. */
  readonly annules: ReadonlySet<Id>;
  /** The import under way, when it goes on after an interruption: its entries are its own. */
  readonly enCours: Id | null;
}

/**
 * Matches entries of a file with those of the desk. The id of an imported entry is its own when our
 * export gave it; else it comes from a keyed fingerprint of what tells it apart, so that the same file
 * read twice gives the same ids, and that nobody without the key can tell which file an entry is from.
 */
export async function matchEntries(
  { store, sealer }: DeskSession,
  entries: readonly PlannedEntry[],
  states: ImportStates,
): Promise<readonly Match[]> {
  const ids = await Promise.all(entries.map(({ identity }) => toId(identity, sealer)));
  const rows = await store.database.records.bulkGet(ids);
  return entries.map((planned, index): Match => {
    const id = ids[index];
    const row = rows[index];
    if (id === undefined) throw new Error('An entry lost its id.');
    const { unite } = planned;
    if (row === undefined)
      return { id, unite, kind: 'nouvelle', write: toWrite(planned, null, sealer) };
    const isCancelled = row.clear['etat'] === 'annulee';
    if (row.collection !== unite || (!isCancelled && states.enCours === null))
      return { id, unite, kind: 'deja-la', write: null };
    const write = toWrite(planned, row, sealer);
    const lot = write.before === null ? null : lotOf(write.before);
    const isOwn = lot !== null && lot === states.enCours;
    if (!isCancelled) return { id, unite, kind: isOwn ? 'reprise' : 'deja-la', write: null };
    return isOwn || (lot !== null && states.annules.has(lot))
      ? { id, unite, kind: 'a-ramener', write }
      : { id, unite, kind: 'deja-la', write: null };
  });
}

/** The import an entry came from, or null. */
export function lotOf({ sealed }: VisiteEntry | Seance): Id | null {
  if (sealed === null) return null;
  if ('lot' in sealed) return sealed.lot;
  return sealed.source.kind === 'import' ? sealed.source.lot : null;
}

function toWrite(
  planned: PlannedEntry,
  row: StoredRow | null,
  sealer: DeskSession['sealer'],
): ToWrite {
  return planned.unite === 'visite'
    ? { unite: 'visite', planned, before: row && openVisite(sealer, row) }
    : { unite: 'seance', planned, before: row && openEntry(seanceKind, sealer, row) };
}

async function toId(identity: PlannedIdentity, sealer: DeskSession['sealer']): Promise<Id> {
  if (identity.kind === 'reference') return idSchema.parse(identity.id);
  const digest = await sealer.fingerprint(`import visite ${identity.text}`);
  return idSchema.parse(createId({ bytes: (length) => digest.slice(0, length) }));
}
