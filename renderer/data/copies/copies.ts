import type { DossierSealed } from '../../../shared/domain/dossier/schema.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../desk-session.ts';
import { dossierKind } from '../dossiers/dossier-kind.ts';
import { reviseDossier } from '../dossiers/dossiers.ts';
import { eraseAll } from '../erase/erase-all.ts';
import { readEntry } from '../records/read-entry.ts';
import { newId } from '../visites/record-visite.ts';
import { withCopiesLock } from './copies-lock.ts';
import { writeParts } from './copy-parts.ts';
import type { PartProgress } from './copy-parts.ts';

/** A copy as its dossier names it. */
export type Copie = DossierSealed['copies'][number];

/** What a screen says of a copy to keep; the rest is noted by itself. */
export type CopieDraft = Pick<Copie, 'piece' | 'nom' | 'format' | 'pages'> & {
  readonly bytes: Uint8Array;
};

/** The most copies of a dossier. */
export const MAX_COPIES = 40;

/** Times a change is tried on what the dossier has become meanwhile. */
const TRIES = 3;

/**
 * Adds a copy to a dossier: its sealed file first, then the dossier that names it; refused, its file is
 * erased. In the place of `replaced`, which is erased then: a file never changes. The value means
 * *enregistré*. Refusals: `dossier-absent`, `copies-nombre`, those of `writeParts` and the ledger’s.
 */
export function addCopie(
  session: DeskSession,
  dossier: Id,
  { bytes, ...about }: CopieDraft,
  { replaced, onProgress }: { readonly replaced?: Copie; readonly onProgress?: PartProgress } = {},
): Promise<Result<Copie>> {
  return withCopiesLock(session, 'shared', async () => {
    const id = newId(session);
    const written = await writeParts(session, id, bytes, onProgress);
    const copie: Copie = {
      ...about,
      id,
      octets: bytes.length,
      le: session.clock.now().toString(),
      par: session.author.id,
    };
    const kept = written.ok
      ? await changeCopies(session, dossier, (copies) =>
          copies.some((one) => one.id === replaced?.id)
            ? copies.map((one) => (one.id === replaced?.id ? copie : one))
            : [...copies, copie],
        )
      : written;
    // An answer that was lost may have been yes: what no dossier names is tidied later.
    const isUnsure = !kept.ok && UNSURE.has(kept.failure.code);
    const leaving = kept.ok ? replaced?.id : isUnsure ? undefined : id;
    // When this fails, nothing names it any more and tidying finds it.
    if (leaving !== undefined) await eraseAll(session, [], [leaving]);
    return kept.ok ? ok(copie) : kept;
  });
}

/** Takes a copy out of a dossier, then erases its file for good. Refusals: `dossier-absent`, the ledger’s. */
export async function removeCopie(
  session: DeskSession,
  dossier: Id,
  removed: Copie,
): Promise<Result<null>> {
  const kept = await changeCopies(session, dossier, (copies) =>
    copies.filter(({ id }) => id !== removed.id),
  );
  if (!kept.ok) return kept;
  await eraseAll(session, [], [removed.id]);
  return ok(null);
}

/** What is answered in the host’s place when it cannot be heard. */
const UNSURE: ReadonlySet<string> = new Set(['relais-ferme', 'reponse-invalide']);

/** Changes the copies a dossier names, on what it is now: other panels and windows write it too. */
async function changeCopies(
  session: DeskSession,
  dossier: Id,
  change: (copies: readonly Copie[]) => readonly Copie[],
): Promise<Result<null>> {
  for (let tries = 1; ; tries += 1) {
    const entry = await readEntry(session, dossierKind, dossier);
    if (entry === null) return refuseAbsent();
    const copies = [...change(entry.sealed.copies)];
    if (copies.length > MAX_COPIES) return refuseTooMany();
    const sealed = { ...entry.sealed, copies };
    const kept = await reviseDossier(session, entry, { clear: entry.clear, sealed });
    if (kept.ok) return ok(null);
    if (kept.failure.code !== 'revision-depassee' || tries === TRIES) return kept;
    await session.store.apply([]);
  }
}

function refuseAbsent(): Result<never> {
  return refuse(
    'dossier-absent',
    'Ce dossier n’est plus sur ce poste\u00a0: il a été effacé avec la fiche de la personne. La copie n’a pas été gardée.',
  );
}

function refuseTooMany(): Result<never> {
  return refuse(
    'copies-nombre',
    `Un dossier garde ${MAX_COPIES} copies au plus. Supprimez celles qui ne servent plus, ou réunissez-en plusieurs en une.`,
  );
}
