import type { VisiteDraft } from '../../../shared/domain/visite/draft.ts';
import { blankDemande, blankDraft } from '../../../shared/domain/visite/draft.ts';
import type { Theme } from '../../../shared/domain/vocabulary/theme.ts';
import { operateurLabels } from '../../../shared/domain/vocabulary/operateur.ts';
import type { Operateur } from '../../../shared/domain/vocabulary/operateur.ts';
import type { Canal } from '../../../shared/domain/vocabulary/canal.ts';
import type { Essai, EtatEssai, Panne } from '../../../shared/visio/appel.ts';
import { checkDomaine } from '../../../shared/visio/domaine.ts';
import type { SalleOuverte } from '../../../shared/visio/salle.ts';
import type { RdvCall } from '../../data/agenda/rdv-call.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { formatHour, formatNumber } from '../../ui/format.ts';
import type { Call } from './call-state.ts';

/** Letters of a partner’s name that fit in the words of the waiting screen. */
const NAME_LETTERS = 90;

/** Whom one waits for, in the visitor’s words. */
export function avecOf({ operateur, rdv }: Pick<Call['plan'], 'operateur' | 'rdv'>): string {
  if (rdv !== null)
    return `votre interlocuteur (${rdv.entry.sealed.organismeNom.slice(0, NAME_LETTERS)})`;
  return operateur === null || operateur === 'autre'
    ? 'votre interlocuteur'
    : `votre interlocuteur (${operateurLabels[operateur]})`;
}

/** A RDV by its hour, its partner and its motive. */
export function rdvWords({ entry: { sealed }, debut }: RdvCall): string {
  const hour = formatHour({ hour: Number(debut.slice(0, 2)), minute: Number(debut.slice(3)) });
  return `Rendez-vous de ${hour}, ${sealed.organismeNom}, ${sealed.motifLibelle}`;
}

/** Why a call is in the browser, and how its time is counted there. */
export function elsewhereWords(lien: string | null): string {
  const isCut = lien !== null && URL.canParse(lien) && !checkDomaine(new URL(lien).host).ok;
  const why = isCut
    ? 'meet.jit.si coupe au bout de cinq minutes les appels intégrés dans un autre logiciel'
    : 'ce lien ne se laisse pas intégrer';
  return `L’appel est ouvert dans le navigateur\u00a0: ${why}. Relais compte le temps jusqu’à ce que vous l’arrêtiez.`;
}

/** The kilometres a RDV avoids, as the département knows them. */
export function eviteWords(evite: NonNullable<SalleOuverte['evite']> | null): string {
  if (evite === null)
    return 'Kilomètres évités\u00a0: le département ne connaît pas encore cette distance.';
  return `Kilomètres évités\u00a0: ${formatNumber(Math.round(evite.km))}\u00a0km, aller et retour${evite.estimee ? ' (distance estimée)' : ''}.`;
}

/** Where a call is, for whoever is at the desk. */
export const etapes: Readonly<Record<Call['etape'], string>> = {
  demande: 'La salle est demandée au département…',
  ouverture: 'La fenêtre de la cabine s’ouvre…',
  accord: 'La cabine attend l’accord du visiteur.',
  connexion: 'Connexion à la salle…',
  attente: 'Le visiteur est dans la salle. Le partenaire n’est pas encore là.',
  'en-cours': 'En communication.',
  coupe: 'Le réseau a coupé\u00a0: l’appel tente de reprendre dans la même salle.',
  panne: 'L’appel n’a pas pu se faire.',
  fini: 'L’appel est terminé.',
};

/** Why a call could not be held, and what to do from the desk. */
export const pannes: Readonly<Record<Panne, string>> = {
  injoignable:
    'Le serveur de visio ne répond pas. Vérifiez le réseau et réessayez\u202f; sinon, continuez par téléphone et prévenez la coordination.',
  'script-en-defaut':
    'Le serveur de visio répond, mais ce qu’il envoie est en panne. Continuez par téléphone et prévenez la coordination.',
  'jeton-refuse':
    'Le serveur de visio refuse la clé de cette salle. Réessayez\u00a0: une nouvelle clé est demandée. Si cela continue, prévenez la coordination\u00a0: ses deux serveurs n’ont peut-être plus la même.',
  'salle-fermee':
    'La salle est fermée, ou n’est pas encore ouverte. Vérifiez l’heure du rendez-vous.',
  'camera-refusee':
    'L’ordinateur de la cabine refuse la caméra ou le micro. Le visiteur peut continuer sans la caméra\u202f; vérifiez la cabine ensuite.',
  'reseau-coupe':
    'Le réseau a coupé, et l’appel n’a pas repris. Réessayez\u00a0: vous revenez dans la même salle. Sinon, continuez par téléphone.',
  serveur: 'Le serveur de visio a refusé l’appel. Réessayez, ou continuez par téléphone.',
};

/** Why no window was opened for a RDV, and what to do from the desk. */
export function refusWords({ code, sentence }: Failure): string {
  return code === 'hors-ligne'
    ? 'Le département, qui donne la salle, ne répond pas. Réessayez\u202f; sinon, continuez par téléphone\u00a0: le rendez-vous sera noté honoré avec sa visite, et le département le saura quand il répondra.'
    : sentence;
}

/** The same call in one line, on the other screens. */
export function barWords({ etape, moyen, plan }: Pick<Call, 'etape' | 'moyen' | 'plan'>): string {
  if (etape === 'fini') return 'l’appel est terminé, sa visite reste à noter.';
  if (moyen === 'navigateur') return 'l’appel est ouvert dans le navigateur.';
  const words = etape === 'demande' && plan.lien !== null ? etapes.ouverture : etapes[etape];
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** The parts of a booth, in order. */
export const parties: readonly { readonly id: keyof Essai; readonly nom: string }[] = [
  { id: 'camera', nom: 'Caméra' },
  { id: 'micro', nom: 'Micro' },
  { id: 'hautParleurs', nom: 'Haut-parleurs' },
  { id: 'reseau', nom: 'Réseau' },
];

/** How each was found. */
export const constats: Readonly<Record<EtatEssai, string>> = {
  bon: 'tout va bien',
  lent: 'lent',
  refuse: 'accès refusé',
  absent: 'introuvable',
  occupe: 'pris par un autre programme',
  muet: 'on n’entend rien',
  injoignable: 'ne répond pas',
  'sans-objet': 'rien à vérifier',
};

/** Seconds as a clock: `3 min 05 s`. */
export function formatElapsed(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}\u00a0min\u00a0${String(seconds % 60).padStart(2, '0')}\u00a0s`;
}

/** The visite a call leaves to note, already filled: whoever notes it corrects it. */
export function proposeVisite(
  { plan }: Pick<Call, 'plan'>,
  canal: Extract<Canal, 'visio-sur-place' | 'telephone'>,
  dureeMinutes: number | null,
  themes: ReadonlyMap<Operateur, Theme>,
): VisiteDraft {
  const { operateur } = plan;
  return {
    ...blankDraft,
    canal,
    demandes: [
      {
        ...blankDemande,
        operateur,
        theme: operateur === null ? null : (themes.get(operateur) ?? null),
        nature: canal === 'telephone' ? 'deblocage' : 'visio-partenaire',
        dureeMinutes,
      },
    ],
  };
}
