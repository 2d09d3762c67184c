import { findDemarche, operateurChoices } from './catalogue.ts';
import type { DossierSealed } from '../../../shared/domain/dossier/schema.ts';
import type { Etape } from '../../../shared/domain/dossier/etat.ts';
import type { PieceDuDossier } from '../../../shared/domain/dossier/dossier-pieces.ts';
import type { Quand } from '../../../shared/domain/echeance/quand.ts';
import { operateurLabels } from '../../../shared/domain/vocabulary/operateur.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { capitalise, count, formatDate, NBSP } from '../../ui/format.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';

/** Where a pièce stands, in a word or two. */
export const pieceLabels: Readonly<Record<PieceDuDossier['etat'], string>> = {
  vue: 'vue',
  manquante: 'manquante',
  'trop-ancienne': 'trop ancienne',
  'date-a-noter': 'date à noter',
  'a-verifier': 'à vérifier',
  'selon-situation': 'selon la situation',
  facultative: 'facultative',
  'non-requise': 'pas nécessaire',
  ecartee: 'écartée',
};

/** A step once taken, as the history says it. */
export const etapesFaites: Readonly<Record<Etape, string>> = {
  'signaler-manque': 'Pièces manquantes',
  completer: 'Complet',
  envoyer: 'Envoyé',
  'mettre-en-instruction': 'En instruction',
  accorder: 'Accordé',
  refuser: 'Refusé',
  'former-recours': 'Recours déposé',
  clore: 'Clos',
  rouvrir: 'Rouvert',
};

/** When something falls due, in French; late and soon are said. */
export function quandWords(quand: Quand, today: LocalDay): string {
  switch (quand.kind) {
    case 'jour': {
      const hour = quand.heure === null ? '' : ` à ${quand.heure.replace(':', `${NBSP}h${NBSP}`)}`;
      return `${capitalise(formatDate(quand.jour))}${hour}${distance(quand.jour, today)}`;
    }
    case 'fenetre':
      return `Du ${formatDate(quand.du)} au ${formatDate(quand.au)}${distance(quand.au, today)}`;
    case 'inconnue':
      return `Sans date${NBSP}: il manque ${frenchSpaces(quand.manque)}`;
    case 'sans-date':
      return 'Sans date';
  }
}

function distance(day: LocalDay, today: LocalDay): string {
  const days = Temporal.PlainDate.from(today).until(day).total('days');
  if (days < 0) return `, passée de ${count(-days, 'jour', 'jours')}`;
  if (days === 0) return ', aujourd’hui';
  return days <= 31 ? `, dans ${count(days, 'jour', 'jours')}` : '';
}

/** With whom a dossier is done, in words; null when nobody said. */
export function operateurWords({
  demarche,
  operateur,
}: Pick<DossierSealed, 'demarche' | 'operateur'>): string | null {
  if (operateur === null) return null;
  const choice = operateurChoices(demarche).find(({ value }) => value === operateur);
  return choice?.label ?? operateurLabels[operateur];
}

/** A dossier as a list names it: the short name of its démarche, with whom. */
export function dossierName(sealed: Pick<DossierSealed, 'demarche' | 'operateur'>): string {
  const demarche = findDemarche(sealed.demarche);
  const operateur = operateurWords(sealed);
  const nom = frenchSpaces(demarche?.nom ?? sealed.demarche);
  return operateur === null || nom.includes(operateur) ? nom : `${nom}, ${operateur}`;
}
