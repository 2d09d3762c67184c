import { addDays } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { textOfLine } from '../../../shared/domain/acces/chain.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../desk-session.ts';
import { openIfReadable } from '../records/open-if-readable.ts';
import type { StoredRow } from '../store/desk-database.ts';
import { accesKind, commitLine, sha256 } from './acces-chain.ts';
import { LOG_DAYS } from './acces.ts';

/**
 * The lines of the access log to erase: those past their twelve months. A checkpoint is first written at
 * the end of the chain, with what the last of them amounts to, how many go, and until which day; a log
 * interrupted between the two is cut at the next call. Lines go in the order of their ranks, and none
 * after one that is younger (a clock may have been wrong). Refusals: the ledger’s own.
 */
export async function cutAcces(
  session: DeskSession,
  today: LocalDay,
): Promise<Result<readonly Id[]>> {
  const limit = addDays(today, -LOG_DAYS);
  const rows = await session.store.database.records
    .where('[collection+localDay]')
    .between(['acces', ''], ['acces', '\uffff'])
    .toArray();
  const unchained = rows.filter((row) => rankOf(row) === 0 && row.localDay < limit);
  const chained = rows.filter((row) => rankOf(row) > 0).toSorted((a, b) => rankOf(a) - rankOf(b));
  const said = Math.max(0, ...chained.map(({ clear }) => Number(clear['coupe'] ?? 0)));
  const young = chained.findIndex((row) => rankOf(row) > said && row.localDay >= limit);
  const old = young === -1 ? chained : chained.slice(0, young);
  const due = old.filter((row) => rankOf(row) > said);
  const last = due.at(-1);
  // A checkpoint alone is not worth another one.
  if (last !== undefined && due.some(({ clear }) => clear['coupe'] === undefined)) {
    const line = openIfReadable(session, accesKind, last);
    const text = line && textOfLine(line);
    // One that does not open is kept until a later one can say what stood there.
    if (text === null) return ok(idsOf([...unchained, ...upTo(chained, said)]));
    const cut = await commitLine(session, {
      geste: 'coupure',
      coupure: {
        rang: rankOf(last),
        empreinte: await sha256(text),
        lignes: due.length,
        jusquAu: last.localDay,
      },
    });
    if (!cut.ok) return cut;
    return ok(idsOf([...unchained, ...old]));
  }
  return ok(idsOf([...unchained, ...upTo(chained, said)]));
}

function rankOf({ clear }: StoredRow): number {
  return Number(clear['rang'] ?? 0);
}

function upTo(rows: readonly StoredRow[], rang: number): readonly StoredRow[] {
  return rows.filter((row) => rankOf(row) <= rang);
}

function idsOf(rows: readonly StoredRow[]): readonly Id[] {
  return rows.map(({ id }) => id);
}
