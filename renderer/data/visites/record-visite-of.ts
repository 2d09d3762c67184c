import type { Envelope } from '../../../shared/domain/record/envelope.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { VisiteDraft } from '../../../shared/domain/visite/draft.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { commitWithAcces } from '../acces/acces.ts';
import type { DeskSession } from '../desk-session.ts';
import { sealEntry } from '../records/entry.ts';
import { findObjection, withUsager } from '../usagers/contact.ts';
import { usagerKind } from '../usagers/usager-kind.ts';
import { recountPremieres, sealBecoming } from './premieres.ts';
import { visiteOfNow } from './record-visite.ts';
import { withVisites } from './tie-visites.ts';
import { openVisite } from './visite-entry.ts';
import type { VisiteEntry } from './visite-entry.ts';

/**
 * Records a visite of this moment as that of a usager suivi, with their file and the line of the access
 * log that says so, all or none: it counts among theirs from the start. `others` are the other records
 * of the same operation. Refusals: `usager-absent`, `usager-opposition`, `usager-plein`, the ledger’s.
 */
export function recordVisiteOf(
  session: DeskSession,
  usagerId: Id,
  draft: VisiteDraft,
  { id, others }: { readonly id: Id; readonly others: readonly Envelope[] },
): Promise<Result<VisiteEntry>> {
  return withUsager(session, usagerId, async (usager) => {
    const objection = findObjection(usager);
    if (objection !== null) return err(objection);
    const { localDay, clear, sealed } = visiteOfNow(session, draft);
    const content = { localDay, clear, sealed: { ...sealed, usager: usager.id } };
    const file = withVisites(usager, [...usager.sealed.visites, id], localDay);
    if (!file.ok) return file;
    const unwritten = { id, rev: 0, held: false, ...content };
    const written = await recountPremieres(session, file.value.sealed.visites, [
      { before: unwritten, content },
    ]);
    const stored = await commitWithAcces(session, usager.id, 'modification', [
      ...written.map((one) => sealBecoming(session, one)),
      sealEntry(usagerKind, session.sealer, file.value),
      ...others,
    ]);
    if (!stored.ok) return stored;
    const envelope = stored.value.find((one) => one.id === id);
    if (envelope === undefined) throw new Error('The ledger answered without the record.');
    return ok(openVisite(session.sealer, envelope));
  });
}
