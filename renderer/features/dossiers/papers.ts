import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { dossierEcheances } from '../../../shared/domain/dossier/dossier-echeances.ts';
import type { DossierEcheance } from '../../../shared/domain/dossier/dossier-echeances.ts';
import { dossierPieces } from '../../../shared/domain/dossier/dossier-pieces.ts';
import { gatherPapers } from '../../../shared/domain/dossier/ensemble-papers.ts';
import { etatLabels } from '../../../shared/domain/dossier/etat.ts';
import { deskContext } from '../../../shared/domain/echeance/desk-context.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import type { ChecklistDate } from '../../../shared/documents/papers/checklist-parts.ts';
import {
  dossierChecklist,
  ensembleChecklist,
} from '../../../shared/documents/papers/dossier-checklist.ts';
import { shippedCalendrier } from '../../../shared/domain/catalogue/shipped-calendrier.ts';
import { shippedConditions } from '../../../shared/domain/piece/shipped-conditions.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { DossierEntry } from '../../data/dossiers/dossier-kind.ts';
import { findDemarche, findFiche } from './catalogue.ts';
import { operateurWords, quandWords } from './words.ts';

/** What falls due in a dossier, on this desk, today. */
export function echeancesOf(
  { identity }: DeskSession,
  dossier: DossierEntry,
  today: LocalDay,
): readonly DossierEcheance[] {
  const fiche = findFiche(dossier.sealed.demarche);
  return dossierEcheances(
    dossier,
    fiche,
    shippedCalendrier,
    deskContext(identity, today, shippedCalendrier),
  );
}

/** The list of a dossier, to print. */
export function dossierPaper(session: DeskSession, dossier: DossierEntry, today: LocalDay): Paper {
  const { sealed } = dossier;
  return dossierChecklist({
    ...named(dossier),
    site: siteOf(session),
    liste: sealed.liste,
    pieces: dossierPieces(sealed, shippedConditions, today),
    depotPrevu: sealed.depotPrevu,
    fiche: findFiche(sealed.demarche),
    dates: printedDates(session, dossier, today),
    today,
  });
}

/** The one list of dossiers opened together, to print. */
export function ensemblePaper(
  session: DeskSession,
  dossiers: readonly DossierEntry[],
  today: LocalDay,
): Paper {
  const pieces = dossiers.flatMap(({ sealed }) => dossierPieces(sealed, shippedConditions, today));
  return ensembleChecklist({
    site: siteOf(session),
    nom: shippedConditions.ensembles[0]?.nom ?? 'Dossiers ouverts ensemble',
    dossiers: dossiers.map(named),
    papiers: gatherPapers(pieces, shippedConditions),
    dates: dossiers.flatMap((dossier) => printedDates(session, dossier, today)),
    today,
  });
}

function siteOf({ identity }: DeskSession) {
  return { id: identity.site, name: identity.siteName };
}

/** A dossier in words, as every paper names it. */
export function named({ clear, sealed }: DossierEntry) {
  const demarche = findDemarche(sealed.demarche);
  return {
    demarche: sealed.demarche,
    nom: demarche?.nomActuel ?? sealed.demarche,
    avec: operateurWords(sealed) ?? demarche?.organisation ?? 'organisme à préciser',
    reference: sealed.reference,
    etat: etatLabels[clear.etat],
  };
}

/** The deadlines of a dossier that have a date, in words. */
export function printedDates(
  session: DeskSession,
  dossier: DossierEntry,
  today: LocalDay,
): readonly ChecklistDate[] {
  return datesOf(echeancesOf(session, dossier, today), today);
}

/** The deadlines that have a date: a paper says nothing of what nobody can date. */
function datesOf(echeances: readonly DossierEcheance[], today: LocalDay): readonly ChecklistDate[] {
  return echeances
    .filter(({ quand, nature }) => isDated(quand.kind) && nature !== 'suivi')
    .map(({ quand, pourquoi, confidence }) => ({
      texte: `${quandWords(quand, today)} – ${pourquoi}`,
      confidence,
    }));
}

function isDated(kind: DossierEcheance['quand']['kind']): boolean {
  return kind === 'jour' || kind === 'fenetre';
}
