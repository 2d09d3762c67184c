import { dayToMonth } from '../calendar/local-day.ts';
import type { LocalMonth } from '../calendar/local-day.ts';
import { nextEtat } from '../dossier/etat.ts';
import type { EtatDossier } from '../dossier/etat.ts';
import type { DossierSealed } from '../dossier/schema.ts';
import type { VisiteClear, VisiteSealed } from '../visite/schema.ts';
import { NOT_SAID } from './dimension.ts';
import type { MonthCounts } from './month-document.ts';

/** A month nothing was noted in. */
export function blankMonthCounts(): MonthCounts {
  return {
    visites: { total: 0, age: {}, commune: {} },
    demandes: { total: 0, operateurNature: {}, issue: {}, duree: {}, autonomie: {}, demarche: {} },
    dossiers: { etat: {} },
  };
}

/** What a month reads of a sealed visite. */
export type MonthVisite = Pick<VisiteSealed, 'age' | 'commune' | 'demandes'>;

/** The keys a démarche may be sent under: an id of a catalogue, never a text someone typed. */
const DEMARCHE = /^[a-z0-9-]+$/;

/**
 * Adds one visite to its month, in place. Only a valid one counts; the caller leaves out the held.
 * `sealed` is null when it does not open: the visite then counts by its clear half alone.
 */
export function addVisiteToMonth(
  { visites, demandes }: MonthCounts,
  clear: Pick<VisiteClear, 'etat' | 'demandes'>,
  sealed: MonthVisite | null,
): void {
  if (clear.etat !== 'valide') return;
  visites.total += 1;
  addOne(visites.age, sealed?.age);
  addOne(visites.commune, sealed?.commune);
  for (const [index, { operateur, nature }] of clear.demandes.entries()) {
    const details = sealed?.demandes[index];
    demandes.total += 1;
    addOne(demandes.operateurNature, `${operateur ?? NOT_SAID}|${nature ?? NOT_SAID}`);
    addOne(demandes.issue, details?.issue);
    addOne(demandes.duree, details?.dureeMinutes);
    addOne(demandes.autonomie, details?.autonomie);
    if (DEMARCHE.test(details?.demarche ?? '')) addOne(demandes.demarche, details?.demarche);
  }
}

/** One state a dossier reached in a month. */
export interface EtatAtteint {
  readonly mois: LocalMonth;
  readonly etat: EtatDossier;
}

/** The states a dossier reached, its opening included, each once a month however often it did. */
export function dossierToEtats({
  ouvertLe,
  journal,
}: Pick<DossierSealed, 'ouvertLe' | 'journal'>): readonly EtatAtteint[] {
  let etat: EtatDossier = 'ouvert';
  const reached: EtatAtteint[] = [{ mois: dayToMonth(ouvertLe), etat }];
  for (const { etape, jour, annule } of journal) {
    if (annule !== null) continue;
    etat = nextEtat(etat, etape) ?? etat;
    const mois = dayToMonth(jour);
    if (!reached.some((one) => one.mois === mois && one.etat === etat))
      reached.push({ mois, etat });
  }
  return reached;
}

/** Adds the states a dossier reached in a month, in place. */
export function addDossierToMonth(
  { dossiers }: MonthCounts,
  month: LocalMonth,
  dossier: Pick<DossierSealed, 'ouvertLe' | 'journal'>,
): void {
  for (const { mois, etat } of dossierToEtats(dossier))
    if (mois === month) addOne(dossiers.etat, etat);
}

function addOne(
  cells: Partial<Record<string, number>>,
  key: string | number | null | undefined,
): void {
  if (key !== null && key !== undefined) cells[key] = (cells[key] ?? 0) + 1;
}
