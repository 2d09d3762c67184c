import type { ImportClear } from '../../../shared/domain/import/schema.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../desk-session.ts';
import { commitEntry } from '../records/commit-entry.ts';
import { openEntry } from '../records/entry.ts';
import { cancelSeances, seanceKind } from '../seances/seances.ts';
import type { StoredRow } from '../store/desk-database.ts';
import { cancelVisites } from '../visites/revise-visite.ts';
import { openVisite } from '../visites/visite-entry.ts';
import { importKind } from './imports.ts';
import type { Import } from './imports.ts';
import { lotOf } from './match-entries.ts';

/** Records looked at between two pauses. */
const PAGE = 500;

/**
 * Undoes an import whole: every entry it brought leaves the figures, those corrected since included.
 * They stay in the ledger, cancelled, with their trace. The record is *en cours* meanwhile, so that an
 * undoing cut short is seen at the next opening. Refusals: the ledger’s own.
 */
export async function undoImport(
  session: DeskSession,
  done: Import,
  { pause }: { pause(): Promise<void> },
): Promise<Result<Import>> {
  const opened =
    done.clear.etat === 'en-cours' ? ok(done) : await setState(session, done, 'en-cours');
  if (!opened.ok) return opened;
  // What was just written is in the page’s copy first: it is read from there.
  await session.store.apply([]);
  const { records } = session.store.database;
  // By order of writing: what is cancelled goes to the end, is met again there, and left alone.
  for (let seq = 0; ;) {
    const page = await records.where('seq').above(seq).limit(PAGE).toArray();
    const last = page.at(-1);
    if (last === undefined) break;
    seq = last.seq;
    const imported = page.filter(mayBeImported);
    const visites = imported
      .filter(({ collection }) => collection === 'visite')
      .map((row) => openVisite(session.sealer, row))
      .filter((entry) => lotOf(entry) === done.id);
    const seances = imported
      .filter(({ collection }) => collection === 'seance')
      .map((row) => openEntry(seanceKind, session.sealer, row))
      .filter((entry) => lotOf(entry) === done.id);
    if (visites.length > 0) {
      const cancelled = await cancelVisites(session, visites);
      if (!cancelled.ok) return cancelled;
    }
    if (seances.length > 0) {
      const cancelled = await cancelSeances(session, seances);
      if (!cancelled.ok) return cancelled;
    }
    await pause();
  }
  return setState(session, opened.value, 'annule');
}

/** Told from the clear half: few are opened. */
function mayBeImported({ collection, clear, sealed }: StoredRow): boolean {
  return (
    (collection === 'visite' || collection === 'seance') &&
    sealed !== null &&
    clear['etat'] === 'valide' &&
    clear['datation'] === 'confirmee'
  );
}

function setState(
  session: DeskSession,
  entry: Import,
  etat: ImportClear['etat'],
): Promise<Result<Import>> {
  return commitEntry(session, importKind, { ...entry, rev: entry.rev + 1, clear: { etat } });
}
