import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { dossierEcheances } from '../../../shared/domain/dossier/dossier-echeances.ts';
import type { DossierEcheance } from '../../../shared/domain/dossier/dossier-echeances.ts';
import { dossierPieces } from '../../../shared/domain/dossier/dossier-pieces.ts';
import type { EtatDossier } from '../../../shared/domain/dossier/etat.ts';
import { listeChanges } from '../../../shared/domain/dossier/liste-changes.ts';
import type { EcheanceContext } from '../../../shared/domain/echeance/quand.ts';
import type { DossierResume } from '../../data/registre/resumes.ts';
import { formatDate, NBSP } from '../../ui/format.ts';
import type { AFaireLine } from './a-faire-line.ts';
import type { AFaireCatalogue } from './catalogue.ts';

/** Before it is sent: its deposit is still to come. */
const TO_SEND: ReadonlySet<EtatDossier> = new Set(['ouvert', 'pieces-manquantes', 'complet']);

/** What falls due in a dossier; nothing of a closed one. */
export function dossierLines(
  resume: DossierResume,
  catalogue: AFaireCatalogue,
  context: EcheanceContext,
): readonly AFaireLine[] {
  const { id, suivi, reference, demarche, usager } = resume;
  if (suivi === null) return [];
  const common = {
    cible: { kind: 'dossier', id },
    objet: `${catalogue.nameOf(demarche)} · ${reference}`,
    usager,
  } as const;
  const fiche = catalogue.findFiche(demarche);
  const echeances = dossierEcheances(suivi, fiche, catalogue.calendrier, context).map(
    (echeance): AFaireLine => ({
      ...common,
      key: `${reference}|${echeance.nature}|${echeance.source}`,
      quoi: natures[echeance.nature],
      pourquoi: echeance.pourquoi,
      confidence: echeance.confidence,
      ...placeOf(echeance, context.aujourdhui),
    }),
  );
  const changes = fiche === null ? null : listeChanges(suivi.sealed.liste, fiche);
  const update: AFaireLine = {
    ...common,
    key: `${reference}|catalogue`,
    quoi: 'La liste des pièces a changé',
    pourquoi: `Le dossier garde celle du ${formatDate(suivi.sealed.catalogue)}${NBSP}: prenez la nouvelle, ou gardez l’ancienne.`,
    confidence: null,
    quand: null,
    jour: null,
  };
  return [
    ...echeances,
    ...depositLines(resume, common, catalogue, context.aujourdhui),
    ...(changes !== null && TO_SEND.has(resume.etat) ? [update] : []),
  ];
}

const natures = {
  regle: 'Échéance',
  recours: 'Recours possible',
  suivi: 'Vérifier où en est le dossier',
} as const satisfies Record<DossierEcheance['nature'], string>;

/** The planned deposit, and the pièces that will be too old by then. */
function depositLines(
  { etat, suivi, reference }: DossierResume,
  common: Pick<AFaireLine, 'cible' | 'objet' | 'usager'>,
  { conditions }: AFaireCatalogue,
  today: LocalDay,
): readonly AFaireLine[] {
  const jour = suivi?.sealed.depotPrevu ?? null;
  if (suivi === null || jour === null || !TO_SEND.has(etat)) return [];
  const quand = `dépôt prévu le ${formatDate(jour)}`;
  const tooOld = dossierPieces(suivi.sealed, conditions, today).filter(
    (piece) => piece.etat === 'trop-ancienne',
  );
  const same = { ...common, confidence: null, quand, jour };
  return [
    { ...same, key: `${reference}|depot`, quoi: 'Déposer le dossier', pourquoi: null },
    ...tooOld.map(({ choisie, pourquoi }) => ({
      ...same,
      key: `${reference}|piece|${choisie.piece}`,
      quoi: `Pièce à redemander${NBSP}: ${choisie.piece}`,
      pourquoi,
    })),
  ];
}

/** The day a deadline is listed under: a window by its first day, then every day until its last. */
function placeOf({ quand }: DossierEcheance, today: LocalDay): Pick<AFaireLine, 'quand' | 'jour'> {
  switch (quand.kind) {
    case 'jour': {
      const heure = quand.heure === null ? '' : ` à ${quand.heure.replace(':', `${NBSP}h${NBSP}`)}`;
      return { jour: quand.jour, quand: `d’ici le ${formatDate(quand.jour)}${heure}` };
    }
    case 'fenetre':
      return {
        jour: today < quand.du ? quand.du : today <= quand.au ? today : quand.au,
        quand: `du ${formatDate(quand.du)} au ${formatDate(quand.au)}`,
      };
    case 'inconnue':
      return { jour: null, quand: `date inconnue, il manque ${quand.manque}` };
    case 'sans-date':
      return { jour: null, quand: null };
  }
}
