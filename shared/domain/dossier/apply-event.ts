import { ok, refuse } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import { dayInWords } from '../echeance/quand.ts';
import { etapeLabels, etatLabels, nextEtat, possibleEtapes } from './etat.ts';
import type { EtatDossier } from './etat.ts';
import { dossierSealedSchema } from './schema.ts';
import type { DossierClear, DossierSealed, Evenement } from './schema.ts';

/** A dossier open in memory: both halves. */
export interface Dossier {
  readonly clear: DossierClear;
  readonly sealed: DossierSealed;
}

/** What a step is judged by: the day it is, and the pièces awaited (`awaitedPieces`). */
export interface Circumstances {
  readonly aujourdhui: LocalDay;
  readonly attendues: readonly string[];
}

/**
 * The dossier after a step, added to its journal. Refused, nothing changed: a step the machine
 * forbids (etape-impossible), a day to come or before the step before (jour-a-venir, jour-avant),
 * marked complete while a pièce is awaited, without saying why (pieces-attendues), a dossier that can
 * hold no more (dossier-plein).
 */
export function applyEvent(
  dossier: Dossier,
  evenement: Evenement,
  { aujourdhui, attendues }: Circumstances,
): Result<Dossier> {
  const { clear, sealed } = dossier;
  const etat = nextEtat(clear.etat, evenement.etape);
  if (etat === null) return refuse('etape-impossible', impossible(clear.etat, evenement));
  if (evenement.jour > aujourdhui) {
    return refuse('jour-a-venir', 'Ce jour n’est pas encore venu : vérifiez la date.');
  }
  const since = lastStep(sealed)?.jour ?? sealed.ouvertLe;
  if (evenement.jour < since) {
    return refuse(
      'jour-avant',
      `L’étape d’avant est du ${dayInWords(since)} : donnez ce jour-là ou un jour plus récent.`,
    );
  }
  if (evenement.etape === 'completer' && evenement.motif === null && attendues.length > 0) {
    return refuse(
      'pieces-attendues',
      `Il manque encore : ${attendues.join(' ; ')}. Cochez-les, écartez-les, ou dites pourquoi le dossier est complet sans elles.`,
    );
  }
  const next = dossierSealedSchema.safeParse({
    ...sealed,
    journal: [...sealed.journal, evenement],
  });
  return next.success
    ? ok({ clear: { etat }, sealed: next.data })
    : refuse(
        'dossier-plein',
        'Ce dossier est plein : terminez-le et ouvrez-en un nouveau pour la suite.',
      );
}

/**
 * The dossier as before its last step, typed by mistake; the step stays in the journal, taken back.
 * Refused when there is none (rien-a-annuler).
 */
export function undoStep(
  { sealed }: Dossier,
  annule: NonNullable<Evenement['annule']>,
): Result<Dossier> {
  const last = lastStep(sealed);
  if (last === null) return refuse('rien-a-annuler', 'Ce dossier n’a aucune étape à annuler.');
  const journal = sealed.journal.map((one) => (one === last ? { ...one, annule } : one));
  const etat = replay(journal);
  if (etat === null) throw new Error('A journal without its last step replays.');
  return ok({ clear: { etat }, sealed: dossierSealedSchema.parse({ ...sealed, journal }) });
}

/** The last step that counts; null for a dossier that was only opened. */
export function lastStep({ journal }: Pick<DossierSealed, 'journal'>): Evenement | null {
  return journal.findLast(({ annule }) => annule === null) ?? null;
}

/** The state a journal leads to from the opening; null when one of its steps is forbidden. */
export function replay(
  journal: readonly Pick<Evenement, 'etape' | 'annule'>[],
): EtatDossier | null {
  let etat: EtatDossier | null = 'ouvert';
  for (const { etape, annule } of journal) {
    if (annule !== null) continue;
    if (etat === null) return null;
    etat = nextEtat(etat, etape);
  }
  return etat;
}

/** The last day a dossier took this step, such as the day it was sent; null when it never did. */
export function lastDayOf(sealed: DossierSealed, etape: Evenement['etape']): LocalDay | null {
  return sealed.journal.findLast((one) => one.etape === etape && one.annule === null)?.jour ?? null;
}

function impossible(etat: EtatDossier, { etape }: Evenement): string {
  const could = possibleEtapes(etat).map((one) => `« ${etapeLabels[one]} »`);
  return `« ${etapeLabels[etape]} » n’est pas possible : le dossier est « ${etatLabels[etat]} ». Vous pouvez : ${could.join(', ')}.`;
}
