import type { DeskSession } from '../desk-session.ts';
import { openVisite } from './visite-entry.ts';
import type { VisiteEntry } from './visite-entry.ts';

/** The latest revision of a visite the page knows: its copy’s, unless that is older than `known`. */
export async function readVisite(session: DeskSession, known: VisiteEntry): Promise<VisiteEntry> {
  const row = await session.store.database.records.get(known.id);
  return row === undefined || row.rev <= known.rev ? known : openVisite(session.sealer, row);
}
