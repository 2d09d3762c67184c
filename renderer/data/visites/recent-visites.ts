import type { DeskSession } from '../desk-session.ts';
import { openVisite } from './visite-entry.ts';
import type { VisiteEntry } from './visite-entry.ts';

/** The latest visites by day, at most `limit`, opened: what someone does lately, read once. */
export async function readRecentVisites(
  { store, sealer }: DeskSession,
  limit: number,
): Promise<readonly VisiteEntry[]> {
  const rows = await store.database.records
    .where('[collection+localDay]')
    .between(['visite', ''], ['visite', '\uffff'])
    .reverse()
    .limit(limit)
    .toArray();
  return rows.map((row) => openVisite(sealer, row));
}
