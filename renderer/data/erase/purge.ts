import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { archivedUntil } from '../../../shared/domain/mandat/mandat-period.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { isPurgeDue } from '../../../shared/domain/usager/purge.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { cutAcces } from '../acces/cut-acces.ts';
import type { DeskSession } from '../desk-session.ts';
import { dossierKind } from '../dossiers/dossier-kind.ts';
import { readFormulaires } from '../formulaires/formulaires.ts';
import { giveWay } from '../give-way.ts';
import { mandatKind } from '../mandats/mandat-kind.ts';
import { withCopiesLock } from '../copies/copies-lock.ts';
import { openIfReadable } from '../records/open-if-readable.ts';
import { readEntries } from '../records/read-entry.ts';
import { readRegistre } from '../registre/registre.ts';
import type { UsagerResume } from '../registre/resumes.ts';
import { todayAt } from '../usagers/contact.ts';
import { isResponsable } from '../vault/people.ts';
import { eraseAll } from './erase-all.ts';
import { eraseUsager } from './erase-usager.ts';

/** Dossiers opened before the page gets its turn. */
const SLICE = 20;

/** The people two years without contact, the longest first: erasing their files is to be proposed. */
export function listPurgeable(
  usagers: Iterable<UsagerResume>,
  today: LocalDay,
): readonly UsagerResume[] {
  return [...usagers]
    .filter((usager) => isPurgeDue(usager, today))
    .toSorted((a, b) => (a.dernierContact < b.dernierContact ? -1 : 1));
}

/**
 * Erases the files of some people, one after the other; `onProgress` hears how many are done. Stops at
 * the first refusal: what was erased before is erased. Gives how many were. Refusals: `pas-responsable`, `horloge-douteuse`, those of `eraseUsager`.
 */
export async function eraseUsagers(
  session: DeskSession,
  usagers: readonly Id[],
  onProgress: (done: number) => void,
): Promise<Result<number>> {
  if (!isResponsable(session))
    return refuse(
      'pas-responsable',
      'Seule une personne responsable peut effacer plusieurs fiches ensemble\u00a0: rien n’a été effacé. Demandez-lui de le faire.',
    );
  const clock = await session.bridge.call('clock.check', {});
  if (!clock.ok) return clock;
  if (clock.value.verdict !== 'plausible')
    return refuse(
      'horloge-douteuse',
      'La date de ce poste est douteuse\u00a0: rien n’a été effacé. Réglez l’horloge de l’ordinateur, puis recommencez.',
    );
  for (const [index, usager] of usagers.entries()) {
    const erased = await eraseUsager(session, usager, { more: index + 1 < usagers.length });
    if (!erased.ok) return erased;
    onProgress(index + 1);
  }
  return ok(usagers.length);
}

/**
 * Erases what nobody has to decide about: mandats past the six years of their archive, lines of the
 * access log older than twelve months (`cutAcces`), files that no dossier and no form names (a window that died
 * between the two). Does nothing while the clock of the desk is in doubt, nor while the page’s copy is
 * not the whole ledger: what a broken copy does not know of is not to be erased. Refusals: the host’s.
 */
export async function tidy(session: DeskSession): Promise<Result<null>> {
  const clock = await session.bridge.call('clock.check', {});
  if (!clock.ok) return clock;
  if (clock.value.verdict !== 'plausible') return ok(null);
  return withCopiesLock(session, 'exclusive', async () => {
    const files = await session.bridge.call('copy.list', {});
    if (!files.ok) return files;
    if (!(await isWhole(session))) return ok(null);
    const today = todayAt(session);
    const lines = await cutAcces(session, today);
    if (!lines.ok) return lines;
    const over = [...lines.value, ...(await overMandats(session, today))];
    const named = files.value.ids.length === 0 ? null : await namedCopies(session);
    const orphans = named === null ? [] : files.value.ids.filter((id) => !named.has(id));
    return eraseAll(session, over, orphans);
  });
}

/** Whether the page’s copy holds every record of the ledger, up to its last write. */
async function isWhole({ bridge, store: { database } }: DeskSession): Promise<boolean> {
  const [census, records, cursor] = await Promise.all([
    bridge.call('ledger.census', {}),
    database.records.count(),
    database.meta.get('cursor'),
  ]);
  return (
    census.ok && census.value.records === records && census.value.ledgerSeq === (cursor?.seq ?? 0)
  );
}

async function overMandats(session: DeskSession, today: LocalDay): Promise<readonly Id[]> {
  const { mandats } = await readRegistre(session);
  const ended = [...mandats.values()].filter(({ fin }) => fin < today).map(({ id }) => id);
  const entries = await readEntries(session, mandatKind, ended);
  return entries.filter(({ sealed }) => archivedUntil(sealed) < today).map(({ id }) => id);
}

/** The files dossiers and forms name; null when one of them does not open: nobody knows which it names. */
async function namedCopies(session: DeskSession): Promise<ReadonlySet<Id> | null> {
  const { formulaires, illisibles } = await readFormulaires(session);
  if (illisibles > 0) return null;
  const { records } = session.store.database;
  const ids = await records
    .where('[collection+localDay]')
    .between(['dossier', ''], ['dossier', '\uffff'])
    .primaryKeys();
  const named = new Set<Id>(formulaires.map(({ sealed }) => sealed.fichier.id));
  for (let start = 0; start < ids.length; start += SLICE) {
    await giveWay('background');
    for (const row of await records.bulkGet(ids.slice(start, start + SLICE))) {
      if (row === undefined) continue;
      const dossier = openIfReadable(session, dossierKind, row);
      if (dossier === null) return null;
      dossier.sealed.copies.forEach(({ id }) => named.add(id));
    }
  }
  return named;
}
