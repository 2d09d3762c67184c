import { useCallback, useMemo, useRef, useState } from 'react';
import type { Favori } from '../../../../shared/domain/saisie/favori.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { readPreferences, writePreferences } from '../../../data/vault/preferences.ts';
import { readRecentVisites } from '../../../data/visites/recent-visites.ts';

/** How many visites proposals are drawn from: some weeks of a busy desk. */
const RECENT = 400;

/** The favourites of whoever is at the desk: chosen, or proposed from what was noted lately. */
export interface Favoris {
  readonly shown: readonly Favori[];
  readonly chosen: boolean;
  /** Draws the proposals again, when it is time. */
  readonly renew: () => void;
  /** Keeps a choice; null goes back to the proposals. */
  readonly choose: (favoris: readonly Favori[] | null) => Promise<Result<unknown>>;
}

/** Proposals are drawn when the line is gone to, and at most once in this many milliseconds. */
const RENEWED_AFTER = 60_000;

export function useFavoris(session: DeskSession): Favoris {
  const [chosen, setChosen] = useState(() => readPreferences(session).favoris);
  const [proposed, setProposed] = useState<readonly Favori[]>([]);
  const drawnAt = useRef(Number.NEGATIVE_INFINITY);
  const renew = useCallback(() => {
    const now = session.clock.now().epochMilliseconds;
    if (Math.abs(now - drawnAt.current) < RENEWED_AFTER) return;
    drawnAt.current = now;
    // Without them the line works all the same.
    proposeFromRecent(session).then(setProposed, () => {});
  }, [session]);
  const choose = useCallback(
    async (favoris: readonly Favori[] | null) => {
      const saved = await writePreferences(session, { favoris: favoris && [...favoris] });
      if (saved.ok) setChosen(saved.value.favoris);
      return saved;
    },
    [session],
  );
  return useMemo(
    () => ({ shown: chosen ?? proposed, chosen: chosen !== null, renew, choose }),
    [chosen, proposed, renew, choose],
  );
}

async function proposeFromRecent(session: DeskSession): Promise<readonly Favori[]> {
  const [{ proposeFavoris }, { favoriLabel }, { currentLexicon }, visites] = await Promise.all([
    import('../../../../shared/domain/saisie/propose-favoris.ts'),
    import('../../../../shared/domain/saisie/favori-label.ts'),
    import('./lexicon.ts'),
    readRecentVisites(session, RECENT),
  ]);
  const history = visites
    .filter(({ clear }) => clear.etat === 'valide')
    .flatMap(({ localDay, clear, sealed }) =>
      clear.demandes.map(({ operateur, theme }, index) => ({
        day: localDay,
        operateur,
        theme,
        demarche: sealed?.demandes[index]?.demarche ?? null,
      })),
    );
  return proposeFavoris(history, (favori) => favoriLabel(favori, currentLexicon()));
}
