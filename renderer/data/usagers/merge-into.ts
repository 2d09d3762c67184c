import type { Envelope, StoredEnvelope } from '../../../shared/domain/record/envelope.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { mergeUsagers } from '../../../shared/domain/usager/merge-usagers.ts';
import { MAX_APPEND } from '../../../shared/ipc/contract.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { commitWithAcces } from '../acces/acces.ts';
import type { DeskSession } from '../desk-session.ts';
import { dossierKind } from '../dossiers/dossier-kind.ts';
import { mandatKind } from '../mandats/mandat-kind.ts';
import { openEntry, sealEntry } from '../records/entry.ts';
import { readEntries, readEntry } from '../records/read-entry.ts';
import { idsOfUsager } from '../registre/ids-of-usager.ts';
import { readRegistre } from '../registre/registre.ts';
import { recountPremieres, sealBecoming } from '../visites/premieres.ts';
import { openVisite } from '../visites/visite-entry.ts';
import { usagerKind } from './usager-kind.ts';
import type { Usager } from './usager-kind.ts';
import { withUsagerLock } from './usager-lock.ts';

/** A merge kept: the file as it is now, and what the two said differently (`mergeUsagers`). */
interface Merged {
  readonly usager: Usager;
  readonly ecarts: readonly string[];
}

/**
 * Merges a file into another: what it knew, its dossiers, its mandats and its places in other foyers
 * go to the one kept, which holds the other whole in its trace, all in one append; then the other is
 * erased. No other window adds anything to either meanwhile. Interrupted between the two, it does what
 * was left when asked again, with what was added to the other since. Refusals: those of `mergeUsagers`,
 * `fusion-trop-grande`, `revision-depassee`, the shell’s.
 */
export function mergeInto(
  session: DeskSession,
  kept: Usager,
  merged: Usager,
): Promise<Result<Merged>> {
  return withUsagerLock(session, [kept.id, merged.id], async () => {
    const isDone = kept.sealed.fusions.some(({ usager }) => usager === merged.id);
    const joined = await (isDone ? finish(session, kept, merged) : join(session, kept, merged));
    if (!joined.ok) return joined;
    const erased = await session.bridge.call('ledger.erase', {
      records: [merged.id],
      copies: [],
      more: false,
    });
    return erased.ok ? joined : erased;
  });
}

async function join(session: DeskSession, kept: Usager, merged: Usager): Promise<Result<Merged>> {
  const { sealer } = session;
  const result = mergeUsagers(kept, merged, {
    le: session.clock.now().toString(),
    par: session.author.id,
  });
  if (!result.ok) return result;
  const { sealed, ecarts } = result.value;
  const stored = await append(session, kept.id, [
    sealEntry(usagerKind, sealer, { ...kept, rev: kept.rev + 1, sealed }),
    // As it was: whoever changed it meanwhile has this refused.
    sealEntry(usagerKind, sealer, { ...merged, rev: merged.rev + 1 }),
    ...(await pointTo(session, kept.id, merged.id)),
    ...(await moveVisites(session, kept.id, merged.sealed.visites, sealed.visites)),
  ]);
  if (!stored.ok) return stored;
  const [envelope] = stored.value;
  if (envelope === undefined) throw new Error('The ledger answered without the record.');
  return ok({ usager: openEntry(usagerKind, sealer, envelope), ecarts });
}

/** Moves what was added to a file after it was merged and before it was erased: a window died between. */
async function finish(session: DeskSession, kept: Usager, merged: Usager): Promise<Result<Merged>> {
  const now = (await readEntry(session, usagerKind, merged.id)) ?? merged;
  const added = now.sealed.visites.filter((id) => !kept.sealed.visites.includes(id));
  const visites = [...kept.sealed.visites, ...added];
  const others = [
    ...(await pointTo(session, kept.id, merged.id)),
    ...(await moveVisites(session, kept.id, added, visites)),
  ];
  if (others.length === 0) return ok({ usager: kept, ecarts: [] });
  const sealed = { ...kept.sealed, visites };
  const stored = await append(session, kept.id, [
    sealEntry(usagerKind, session.sealer, { ...kept, rev: kept.rev + 1, sealed }),
    ...others,
  ]);
  return stored.ok ? ok({ usager: { ...kept, rev: kept.rev + 1, sealed }, ecarts: [] }) : stored;
}

async function append(
  session: DeskSession,
  kept: Id,
  records: readonly Envelope[],
): Promise<Result<readonly StoredEnvelope[]>> {
  if (records.length >= MAX_APPEND) {
    return refuse(
      'fusion-trop-grande',
      'Cette fiche a trop de dossiers pour être réunie d’un coup\u00a0: effacez d’abord ceux qui sont clos depuis longtemps.',
    );
  }
  return commitWithAcces(session, kept, 'fusion', records);
}

/** The visites of the file merged, now those of the one kept, and the firsts that moves. */
async function moveVisites(
  session: DeskSession,
  kept: Id,
  moved: readonly Id[],
  all: readonly Id[],
): Promise<readonly Envelope[]> {
  const rows = await session.store.database.records.bulkGet([...moved]);
  const becoming = rows.flatMap((row) => {
    if (row?.collection !== 'visite') return [];
    const before = openVisite(session.sealer, row);
    const { localDay, clear, sealed } = before;
    return sealed === null
      ? []
      : [{ before, content: { localDay, clear, sealed: { ...sealed, usager: kept } } }];
  });
  if (becoming.length === 0) return [];
  const written = await recountPremieres(session, all, becoming);
  return written.map((one) => sealBecoming(session, one));
}

/** Everything that names the file merged, naming the one kept instead. */
async function pointTo(session: DeskSession, kept: Id, merged: Id): Promise<readonly Envelope[]> {
  const { sealer } = session;
  const registre = await readRegistre(session);
  const relatives = [...registre.usagers.values()]
    .filter(({ id, foyer }) => id !== kept && id !== merged && foyer.includes(merged))
    .map(({ id }) => id);
  const [dossiers, mandats, usagers] = await Promise.all([
    readEntries(session, dossierKind, idsOfUsager(registre.dossiers, merged)),
    readEntries(session, mandatKind, idsOfUsager(registre.mandats, merged)),
    readEntries(session, usagerKind, relatives),
  ]);
  return [
    ...dossiers.map((entry) =>
      sealEntry(dossierKind, sealer, {
        ...entry,
        rev: entry.rev + 1,
        sealed: { ...entry.sealed, usager: kept },
      }),
    ),
    ...mandats.map((entry) =>
      sealEntry(mandatKind, sealer, {
        ...entry,
        rev: entry.rev + 1,
        sealed: { ...entry.sealed, usager: kept },
      }),
    ),
    ...usagers.map((entry) =>
      sealEntry(usagerKind, sealer, {
        ...entry,
        rev: entry.rev + 1,
        sealed: { ...entry.sealed, foyer: repointed(entry.sealed.foyer, kept, merged) },
      }),
    ),
  ];
}

/** The links of a foyer, each person once: a link already there to the one kept stands. */
function repointed(
  foyer: Usager['sealed']['foyer'],
  kept: Id,
  merged: Id,
): Usager['sealed']['foyer'] {
  const isThere = foyer.some(({ usager }) => usager === kept);
  return foyer
    .filter(({ usager }) => usager !== merged || !isThere)
    .map((link) => (link.usager === merged ? { ...link, usager: kept } : link));
}
