import { ok, refuse } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { Ancre } from '../echeance/quand.ts';
import type { Reponse } from '../piece/evaluate-condition.ts';
import type { Id } from '../site/identifiers.ts';
import type { Operateur } from '../vocabulary/operateur.ts';
import type { Dossier } from './apply-event.ts';
import { dossierSealedSchema } from './schema.ts';
import type { DossierSealed, EcheanceSuivie, Note, PieceSuivie } from './schema.ts';

/*
 * What is written in a dossier beside its steps. Every change gives the dossier after it, or is refused
 * and changes nothing: a closed one is reopened first (dossier-clos; notes and visites are still taken),
 * and a dossier holds so much (dossier-plein).
 */

/**
 * What became of a pièce of the list, in place of what was said of it before. Code of its own:
 * piece-absente, one the list does not have.
 */
export function followPiece(dossier: Dossier, suivie: PieceSuivie): Result<Dossier> {
  if (!dossier.sealed.liste.some(({ label }) => label === suivie.piece)) {
    return refuse('piece-absente', 'Cette pièce n’est pas sur la liste de ce dossier.');
  }
  const others = dossier.sealed.pieces.filter(({ piece }) => piece !== suivie.piece);
  return changeOpen(dossier, { pieces: [...others, suivie] });
}

/** A pièce as if nothing had been said of it. */
export function forgetPiece(dossier: Dossier, piece: string): Result<Dossier> {
  return changeOpen(dossier, {
    pieces: dossier.sealed.pieces.filter((one) => one.piece !== piece),
  });
}

/** What is answered to a question; null takes the answer back. */
export function answerQuestion(
  dossier: Dossier,
  question: string,
  reponse: Reponse | null,
): Result<Dossier> {
  const { [question]: _before, ...others } = dossier.sealed.reponses;
  return changeOpen(dossier, {
    reponses: reponse === null ? others : { ...others, [question]: reponse },
  });
}

/** The day it is to be handed in; null when nobody knows. */
export function planDepot(dossier: Dossier, depotPrevu: LocalDay | null): Result<Dossier> {
  return changeOpen(dossier, { depotPrevu });
}

/** With whom it is done; null when nobody knows yet. */
export function chooseOperateur(dossier: Dossier, operateur: Operateur | null): Result<Dossier> {
  return changeOpen(dossier, { operateur });
}

/** The mandat it is done under; null for none. */
export function tieMandat(dossier: Dossier, mandat: Id | null): Result<Dossier> {
  return changeOpen(dossier, { mandat });
}

/** Follows a rule of the calendar from a day (null for one that needs none), anew when it was already. */
export function followRegle(dossier: Dossier, regle: string, ancre: Ancre | null): Result<Dossier> {
  return withEcheance(dossier, { regle, ancre, etat: 'a-faire' });
}

/**
 * Says a deadline done, set aside, or to do after all; by its rule, or by the id `dossierEcheances`
 * gives a recourse or a follow-up.
 */
export function settleEcheance(
  dossier: Dossier,
  regle: string,
  etat: EcheanceSuivie['etat'],
): Result<Dossier> {
  const before = dossier.sealed.echeances.find((one) => one.regle === regle);
  return withEcheance(dossier, { regle, ancre: before?.ancre ?? null, etat });
}

/** No longer follows a rule, as if nobody had. */
export function forgetEcheance(dossier: Dossier, regle: string): Result<Dossier> {
  return changeOpen(dossier, {
    echeances: dossier.sealed.echeances.filter((one) => one.regle !== regle),
  });
}

/** Adds a note. */
export function addNote(dossier: Dossier, note: Note): Result<Dossier> {
  return change(dossier, { notes: [...dossier.sealed.notes, note] });
}

/** The letter that goes with it, as reworded; null goes back to the template. */
export function rewriteLettre(dossier: Dossier, lettre: string | null): Result<Dossier> {
  return changeOpen(dossier, { lettre });
}

/** Ties a visite to the dossier, once. */
export function linkVisite(dossier: Dossier, visite: Id): Result<Dossier> {
  const others = dossier.sealed.visites.filter((id) => id !== visite);
  return change(dossier, { visites: [...others, visite] });
}

/** Unties a visite. */
export function unlinkVisite(dossier: Dossier, visite: Id): Result<Dossier> {
  return change(dossier, { visites: dossier.sealed.visites.filter((id) => id !== visite) });
}

/** Takes the list of a newer catalogue. What was seen stays, asked for or not. */
export function takeListe(
  dossier: Dossier,
  { catalogue, liste }: Pick<DossierSealed, 'catalogue' | 'liste'>,
): Result<Dossier> {
  return changeOpen(dossier, { catalogue, liste });
}

function withEcheance(dossier: Dossier, echeance: EcheanceSuivie): Result<Dossier> {
  const others = dossier.sealed.echeances.filter(({ regle }) => regle !== echeance.regle);
  return changeOpen(dossier, { echeances: [...others, echeance] });
}

function changeOpen(dossier: Dossier, patch: Partial<DossierSealed>): Result<Dossier> {
  return dossier.clear.etat === 'clos'
    ? refuse('dossier-clos', 'Ce dossier est clos : rouvrez-le pour le modifier.')
    : change(dossier, patch);
}

function change({ clear, sealed }: Dossier, patch: Partial<DossierSealed>): Result<Dossier> {
  const next = dossierSealedSchema.safeParse({ ...sealed, ...patch });
  return next.success
    ? ok({ clear, sealed: next.data })
    : refuse(
        'dossier-plein',
        'Ce dossier est plein : terminez-le et ouvrez-en un nouveau pour la suite.',
      );
}
