import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { followPiece } from '../../../../shared/domain/dossier/change-dossier.ts';
import { dossierPieces } from '../../../../shared/domain/dossier/dossier-pieces.ts';
import { paperName } from '../../../../shared/domain/dossier/ensemble-papers.ts';
import type { PieceSuivie } from '../../../../shared/domain/dossier/schema.ts';
import { ok } from '../../../../shared/kernel/result.ts';
import { shippedConditions } from '../../../../shared/domain/piece/shipped-conditions.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import type { DossierEntry } from '../../../data/dossiers/dossier-kind.ts';
import { reviseDossier } from '../../../data/dossiers/dossiers.ts';
import { NBSP } from '../../../ui/format.ts';
import type { Done } from '../use-dossier-changes.ts';
import { dossierName } from '../words.ts';

/** The same paper seen, in the other dossiers of the set that still wait for it; null for none. */
export function seenElsewhere(
  session: DeskSession,
  others: readonly DossierEntry[],
  suivie: PieceSuivie,
  today: LocalDay,
): NonNullable<Done['also']> | null {
  const name = (piece: string) => paperName(piece, shippedConditions.documents);
  const waiting = others
    .filter(({ clear }) => clear.etat !== 'clos')
    .flatMap((dossier) =>
      dossierPieces(dossier.sealed, shippedConditions, today)
        .filter(
          ({ choisie, etat, suivie: own }) =>
            name(choisie.piece) === name(suivie.piece) && own === null && etat !== 'non-requise',
        )
        .map(({ choisie }) => ({ dossier, piece: choisie.piece })),
    );
  if (waiting.length === 0) return null;
  const names = waiting.map(({ dossier }) => dossierName(dossier.sealed)).join(' ; ');
  return {
    label: `Cocher aussi pour${NBSP}: ${names}`,
    done: `Cochée aussi pour${NBSP}: ${names}.`,
    run: async () => {
      for (const { dossier, piece } of waiting) {
        const next = followPiece(dossier, { ...suivie, piece });
        const kept = next.ok ? await reviseDossier(session, dossier, next.value) : next;
        if (!kept.ok) return kept;
      }
      return ok(undefined);
    },
  };
}
