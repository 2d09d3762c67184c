import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { moveEcheances } from '../../../../shared/domain/dossier/move-echeances.ts';
import type { Note } from '../../../../shared/domain/dossier/schema.ts';
import { questionsFor } from '../../../../shared/domain/piece/choose-pieces.ts';
import type { Reponses } from '../../../../shared/domain/piece/evaluate-condition.ts';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';
import type { Operateur } from '../../../../shared/domain/vocabulary/operateur.ts';
import { shippedCalendrier } from '../../../../shared/domain/catalogue/shipped-calendrier.ts';
import { shippedConditions } from '../../../../shared/domain/piece/shipped-conditions.ts';
import type { DossierDraft } from '../../../data/dossiers/dossiers.ts';
import { ficheWrittenOn } from '../../../data/publications/catalogue-fiches.ts';
import { findFiche } from '../catalogue.ts';

/** What a dossier is opened with, once its démarche and its questions are answered. */
export function dossierDraft(
  usager: Id,
  demarche: string,
  operateur: Operateur | null,
  reponses: Reponses,
): DossierDraft {
  const asked = new Set(questionsFor([demarche], shippedConditions).map(({ id }) => id));
  return {
    usager,
    demarche,
    operateur,
    catalogue: ficheWrittenOn(demarche),
    liste: findFiche(demarche)?.pieces ?? [],
    ensemble: null,
    mandat: null,
    depotPrevu: null,
    // An answer another démarche of the set needed is not kept where nothing asks for it.
    reponses: Object.fromEntries(Object.entries(reponses).filter(([id]) => asked.has(id))),
    pieces: [],
    echeances: [],
    visites: [],
  };
}

/** The dossiers of a move, as one set: the answers each needs, what runs from the day of the move. */
export function moveDrafts(
  usager: Id,
  ensemble: Id,
  demarches: readonly { readonly demarche: string; readonly operateur: Operateur | null }[],
  reponses: Reponses,
  { moved, note }: { readonly moved: LocalDay | null; readonly note: Note | null },
): readonly DossierDraft[] {
  return demarches.map(({ demarche, operateur }) => ({
    ...dossierDraft(usager, demarche, operateur, reponses),
    ensemble,
    echeances: moved === null ? [] : [...moveEcheances(demarche, moved, shippedCalendrier)],
    notes: note === null ? [] : [note],
  }));
}
