import { dossierToEtats } from '../../../shared/domain/comptage/count-month.ts';
import { archiveMandat } from '../../../shared/domain/mandat/archive-mandat.ts';
import type { Envelope } from '../../../shared/domain/record/envelope.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { MAX_APPEND } from '../../../shared/ipc/contract.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { commitWithAcces } from '../acces/acces.ts';
import { rdvsWithout } from '../agenda/forget-rdvs.ts';
import type { DeskSession } from '../desk-session.ts';
import { dossierKind } from '../dossiers/dossier-kind.ts';
import { keepReferences } from '../dossiers/references.ts';
import { mandatKind } from '../mandats/mandat-kind.ts';
import type { Mandat } from '../mandats/mandat-kind.ts';
import { sealEntry } from '../records/entry.ts';
import { readEntries, readEntry } from '../records/read-entry.ts';
import { idsOfUsager } from '../registre/ids-of-usager.ts';
import { readRegistre } from '../registre/registre.ts';
import { todayAt } from '../usagers/contact.ts';
import { usagerKind } from '../usagers/usager-kind.ts';
import type { Usager } from '../usagers/usager-kind.ts';
import { withUsagerLock } from '../usagers/usager-lock.ts';
import { eraseAll } from './erase-all.ts';
import { forgetVisites } from './forget-visites.ts';

/**
 * Erases the file of someone for good, while no other window adds anything to it: what is held on them, their dossiers with every copy, and the
 * links other foyers have to them. What stays, and why:
 * - their mandats, for six years after they end, with who gave them (`archiveMandat`): they prove that
 *   one acted with a right to; those that still held end now;
 * - the lines of the access log, which name a file by its random id alone, for their twelve months,
 *   with one more for this erasure;
 * - their visites, which every count is made of, without the notes and destinations typed by hand;
 * - their RDV, which count, without who they were for;
 * - how many dossiers reached each state in each month, which the département counts;
 * - the highest reference of their dossiers, when nothing else keeps it from being given again.
 * Interrupted, it does what was left when asked again; a file erased already is a success. With `more`
 * to come, the ledger’s files are cleaned up with the last. Refusals:
 * `effacement-trop-grand`, `revision-depassee`, the shell’s.
 */
export function eraseUsager(
  session: DeskSession,
  usager: Id,
  { more = false }: { readonly more?: boolean } = {},
): Promise<Result<void>> {
  return withUsagerLock(session, [usager], () => erase(session, usager, more));
}

async function erase(session: DeskSession, usager: Id, more: boolean): Promise<Result<void>> {
  const person = await readEntry(session, usagerKind, usager);
  if (person === null) return ok(undefined);
  const forgotten = await forgetVisites(session, person.sealed.visites);
  if (!forgotten.ok) return forgotten;
  const registre = await readRegistre(session);
  const relatives = [...registre.usagers.values()]
    .filter(({ id, foyer }) => id !== usager && foyer.includes(usager))
    .map(({ id }) => id);
  const [dossiers, mandats, foyer] = await Promise.all([
    readEntries(session, dossierKind, idsOfUsager(registre.dossiers, usager)),
    readEntries(session, mandatKind, idsOfUsager(registre.mandats, usager)),
    readEntries(session, usagerKind, relatives),
  ]);
  const archived = archiveMandats(session, person, mandats);
  const unlinked = foyer.map((entry) => ({
    ...entry,
    rev: entry.rev + 1,
    sealed: {
      ...entry.sealed,
      foyer: entry.sealed.foyer.filter((link) => link.usager !== usager),
    },
  }));
  const kept: readonly Envelope[] = [
    ...archived.kept.map((entry) => sealEntry(mandatKind, session.sealer, entry)),
    ...unlinked.map((entry) => sealEntry(usagerKind, session.sealer, entry)),
    ...(await keepReferences(session, dossiers)),
    ...(await rdvsWithout(session, usager)),
  ];
  if (kept.length >= MAX_APPEND) return refuseTooLarge();
  const noted = await commitWithAcces(session, usager, 'effacement', kept);
  if (!noted.ok) return noted;
  const erased = await eraseAll(
    session,
    // The person last: interrupted, their file still leads to the rest.
    [...dossiers.map(({ id }) => id), ...archived.over, usager],
    dossiers.flatMap(({ sealed }) => sealed.copies.map(({ id }) => id)),
    {
      more,
      etats: dossiers.map(({ id, sealed }) => ({ id, etats: [...dossierToEtats(sealed)] })),
    },
  );
  return erased.ok ? ok(undefined) : erased;
}

/** The mandats to keep, as they become, and the ids of those whose time is past. */
function archiveMandats(
  session: DeskSession,
  { sealed: { identite } }: Usager,
  mandats: readonly Mandat[],
): { readonly kept: readonly Mandat[]; readonly over: readonly Id[] } {
  const erasure = {
    jour: todayAt(session),
    noteLe: session.clock.now().toString(),
    par: session.author.id,
  };
  const archived = mandats.map((mandat) => ({
    mandat,
    sealed: archiveMandat(mandat.sealed, identite, erasure),
  }));
  return {
    kept: archived.flatMap(({ mandat, sealed }) =>
      sealed === null ? [] : [{ ...mandat, rev: mandat.rev + 1, sealed }],
    ),
    over: archived.flatMap(({ mandat, sealed }) => (sealed === null ? [mandat.id] : [])),
  };
}

function refuseTooLarge(): Result<never> {
  return refuse(
    'effacement-trop-grand',
    'Cette fiche a trop de mandats et de liens pour être effacée d’un coup\u00a0: retirez d’abord des liens de foyer.',
  );
}
