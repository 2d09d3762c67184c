import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { draftToClear, draftToContent } from '../../../shared/domain/visite/draft.ts';
import type { VisiteDraft } from '../../../shared/domain/visite/draft.ts';
import { blankSealedHalf, isToSpecify } from '../../../shared/domain/visite/passage.ts';
import type { Geste, VisiteClear, VisiteSealed } from '../../../shared/domain/visite/schema.ts';
import { appendVersion } from '../../../shared/domain/visite/trace.ts';
import { UNSPECIFIED_THEME } from '../../../shared/domain/vocabulary/theme.ts';
import type { Theme } from '../../../shared/domain/vocabulary/theme.ts';
import { MAX_APPEND } from '../../../shared/ipc/contract.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { commit } from '../desk-session.ts';
import type { DeskSession } from '../desk-session.ts';
import { sealBecoming, withPremieres } from './premieres.ts';
import { openVisite } from './visite-entry.ts';
import type { VisiteEntry } from './visite-entry.ts';

/** Withdraws visites from the counts, together. They stay in the ledger, cancelled. */
export function cancelVisites(
  session: DeskSession,
  entries: readonly VisiteEntry[],
): Promise<Result<readonly VisiteEntry[]>> {
  return revise(session, entries, 'annulee', ({ clear }) => ({
    clear: { ...clear, etat: 'annulee' },
  }));
}

/** Puts visites back into the counts: cancelled by mistake, or noted while the desk was locked. */
export function keepVisites(
  session: DeskSession,
  entries: readonly VisiteEntry[],
): Promise<Result<readonly VisiteEntry[]>> {
  const waited = entries.some(({ clear }) => clear.etat === 'en-attente');
  return revise(session, entries, waited ? 'gardee' : 'retablie', ({ clear }) => ({
    clear: { ...clear, etat: 'valide' },
  }));
}

/** Gives a thème to the demandes of a visite that had none yet; the others keep theirs. */
export function specifyVisite(
  session: DeskSession,
  entry: VisiteEntry,
  theme: Theme,
): Promise<Result<readonly VisiteEntry[]>> {
  return revise(session, [entry], 'precisee', ({ clear }) => ({
    clear: {
      ...clear,
      demandes: clear.demandes.map((demande) =>
        demande.theme === UNSPECIFIED_THEME ? { ...demande, theme } : demande,
      ),
    },
  }));
}

/** Gives their day to visites a wrong clock had dated. Refusal: `date-future`. */
export function dateVisites(
  session: DeskSession,
  entries: readonly VisiteEntry[],
  localDay: LocalDay,
): Promise<Result<readonly VisiteEntry[]>> {
  return revise(session, entries, 'datee', ({ clear }) => ({
    localDay,
    clear: { ...clear, datation: 'confirmee' },
  }));
}

/** Replaces what a visite says by a draft: `precisee` the first time, `corrigee` after. */
export async function correctVisite(
  session: DeskSession,
  entry: VisiteEntry,
  draft: VisiteDraft,
): Promise<Result<VisiteEntry>> {
  const geste = isToSpecify(entry.clear) ? 'precisee' : 'corrigee';
  const revised = await revise(session, [entry], geste, ({ clear, sealed }) => ({
    clear: { ...clear, ...draftToClear(draft) },
    contenu: draftToContent(draft, sealed ?? blankHalf(session, clear.demandes.length)),
  }));
  if (!revised.ok) return revised;
  const [value] = revised.value;
  if (value === undefined) throw new Error('The ledger answered without the record.');
  return ok(value);
}

/** What a revision changes. */
interface Change {
  readonly clear: VisiteClear;
  readonly localDay?: LocalDay;
  readonly contenu?: VisiteSealed;
}

async function revise(
  session: DeskSession,
  entries: readonly VisiteEntry[],
  geste: Geste,
  change: (entry: VisiteEntry) => Change,
): Promise<Result<readonly VisiteEntry[]>> {
  const { sealer } = session;
  const becoming = entries.map((entry) => {
    const { clear, localDay = entry.localDay, contenu } = change(entry);
    // Whoever settles a Passage noted on a locked desk becomes its author, from now.
    const kept = entry.sealed ?? blankHalf(session, entry.clear.demandes.length);
    const sealed = {
      ...(contenu ?? kept),
      versions: appendVersion(entry, geste, session.clock.now().toString(), session.author.id),
    };
    return { before: entry, content: { localDay, clear, sealed } };
  });
  // The visites asked for come first.
  const written = await withPremieres(session, becoming);
  const envelopes = written.map((one) => sealBecoming(session, one));
  const revised: VisiteEntry[] = [];
  // Weeks of entries may be settled at once: what one append cannot carry follows in others.
  for (let start = 0; start < envelopes.length; start += MAX_APPEND) {
    const stored = await commit(session, envelopes.slice(start, start + MAX_APPEND));
    if (!stored.ok) return stored;
    revised.push(...stored.value.map((envelope) => openVisite(sealer, envelope)));
  }
  return ok(revised.slice(0, entries.length));
}

/** What a locked desk could not seal: its hour stays the clear half’s, to the hour. */
function blankHalf({ author }: DeskSession, demandes: number): VisiteSealed {
  return blankSealedHalf(null, author.id, demandes);
}
