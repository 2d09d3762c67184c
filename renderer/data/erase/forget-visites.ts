import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { VisiteSealed } from '../../../shared/domain/visite/schema.ts';
import { MAX_APPEND } from '../../../shared/ipc/contract.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { commit } from '../desk-session.ts';
import type { DeskSession } from '../desk-session.ts';
import { openVisite, sealVisite } from '../visites/visite-entry.ts';

/**
 * Takes out of someone’s visites what was typed by hand and may name them, in their past versions too:
 * notes and destinations. Nothing that is counted moves, and they stay told apart from anonymous ones.
 * Visites that hold none of it are left alone, so that it can be done again. Refusals: the ledger’s own.
 */
export async function forgetVisites(
  session: DeskSession,
  ids: readonly Id[],
): Promise<Result<void>> {
  const rows = await session.store.database.records.bulkGet([...ids]);
  const envelopes = rows.flatMap((row) => {
    if (row?.collection !== 'visite') return [];
    const { id, rev, localDay, clear, sealed } = openVisite(session.sealer, row);
    if (sealed === null) return [];
    const forgotten = forget(sealed);
    return JSON.stringify(forgotten) === JSON.stringify(sealed)
      ? []
      : [sealVisite(session.sealer, id, rev + 1, { localDay, clear, sealed: forgotten })];
  });
  for (let start = 0; start < envelopes.length; start += MAX_APPEND) {
    const stored = await commit(session, envelopes.slice(start, start + MAX_APPEND));
    if (!stored.ok) return stored;
  }
  return ok(undefined);
}

function forget({ versions, ...content }: VisiteSealed): VisiteSealed {
  return {
    ...withoutWords(content),
    versions: versions.map((version) => ({
      ...version,
      contenu: version.contenu && withoutWords(version.contenu),
    })),
  };
}

function withoutWords(content: Omit<VisiteSealed, 'versions'>): Omit<VisiteSealed, 'versions'> {
  return {
    ...content,
    note: null,
    demandes: content.demandes.map((demande) => ({ ...demande, destination: null })),
  };
}
