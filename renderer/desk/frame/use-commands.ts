import { useMantineColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import type { AccueilControl, AccueilDialog } from '../../features/accueil/use-accueil.ts';
import type { PassageControl } from '../../features/accueil/use-passage.ts';
import type { DeskCommand } from './desk-command.ts';
import { screenIds, screens } from './screens.ts';
import { goTo } from './use-screen.ts';

/** What the commands act on. */
export interface CommandTargets {
  readonly passage: PassageControl;
  readonly accueil: AccueilControl;
  readonly onVisitors: () => Promise<void>;
  readonly onSheet: () => void;
  readonly onLock: () => void;
  readonly onMask: () => void;
  readonly onSearch: () => void;
  readonly onKeys: () => void;
}

/** Everything the desk can do, in the order it is listed. */
export function useCommands(targets: CommandTargets): readonly DeskCommand[] {
  const { record, undo } = targets.passage;
  const { askSaisie, askSpecify, formOpen, open } = targets.accueil;
  const { onVisitors, onSheet, onLock, onMask, onSearch, onKeys } = targets;
  const { setColorScheme } = useMantineColorScheme();
  return useMemo(() => {
    /** Done at the Accueil, wherever one is; a form left half filled there would be lost. */
    const atAccueil = (run: () => void) => () => {
      if (formOpen) return;
      goTo('accueil');
      run();
    };
    return [
      {
        id: 'passage',
        label: 'Passage',
        group: 'Accueil',
        keywords: ['visite', 'accueil', 'personne', 'compter'],
        combo: { key: 'F2' },
        pinned: true,
        run: record,
      },
      {
        id: 'saisie',
        label: 'Saisie éclair',
        group: 'Accueil',
        keywords: ['noter', 'demande', 'écrire', 'ligne'],
        combo: { key: 'F3' },
        pinned: true,
        run: atAccueil(askSaisie),
      },
      {
        id: 'preciser',
        label: 'Préciser le dernier passage',
        short: 'Préciser',
        group: 'Accueil',
        combo: { key: 'F4' },
        run: atAccueil(askSpecify),
      },
      ...dialogs.map(({ id, label, keywords, combo, dialog }) => ({
        id,
        label,
        keywords,
        group: 'Accueil' as const,
        ...(combo !== undefined && { combo }),
        run: atAccueil(() => open(dialog)),
      })),
      {
        id: 'annuler',
        label: 'Annuler le dernier passage',
        short: 'Annuler',
        group: 'Accueil',
        combo: { key: 'z', ctrl: true },
        pinned: true,
        run: undo,
      },
      {
        id: 'visiteurs',
        label: 'Ouvrir la page des visiteurs',
        group: 'Accueil',
        keywords: ['tablette', 'second écran', 'file', 'attente', 'numéro', 'langues'],
        run: onVisitors,
      },
      {
        id: 'feuille',
        label: 'Imprimer une feuille du jour vierge',
        group: 'Accueil',
        keywords: ['papier', 'coupure', 'courant', 'secours'],
        run: onSheet,
      },
      {
        id: 'creneau',
        label: 'Prochain créneau, prendre un rendez-vous',
        group: 'Aller à',
        keywords: ['rdv', 'réserver', 'permanence', 'agenda', 'visio'],
        run: () => goTo('agenda'),
      },
      {
        id: 'masquer',
        label: 'Masquer l’écran',
        short: 'Masquer',
        group: 'Poste',
        keywords: ['cacher', 'flouter', 'confidentialité'],
        combo: { key: 'F8' },
        pinned: true,
        run: onMask,
      },
      {
        id: 'verrouiller',
        label: 'Verrouiller',
        group: 'Poste',
        keywords: ['fermer', 'partir', 'phrase secrète'],
        combo: { key: 'l', ctrl: true },
        pinned: true,
        run: onLock,
      },
      {
        id: 'chercher',
        label: 'Chercher une action',
        short: 'Chercher',
        group: 'Poste',
        combo: { key: 'k', ctrl: true },
        pinned: true,
        run: onSearch,
      },
      {
        id: 'touches',
        label: 'Voir toutes les touches',
        short: 'Toutes les touches',
        group: 'Poste',
        keywords: ['raccourcis', 'clavier', 'aide'],
        combo: { key: '?' },
        pinned: true,
        run: onKeys,
      },
      ...screenIds.map((id) => ({
        id: `ecran-${id}`,
        label: screens[id].label,
        group: 'Aller à' as const,
        run: () => goTo(id),
      })),
      {
        id: 'couleurs-claires',
        label: 'Couleurs claires',
        group: 'Affichage',
        keywords: ['thème', 'jour', 'blanc'],
        run: () => setColorScheme('light'),
      },
      {
        id: 'couleurs-sombres',
        label: 'Couleurs sombres',
        group: 'Affichage',
        keywords: ['thème', 'nuit', 'noir'],
        run: () => setColorScheme('dark'),
      },
      {
        id: 'couleurs-systeme',
        label: 'Couleurs de l’ordinateur',
        group: 'Affichage',
        keywords: ['thème', 'automatique'],
        run: () => setColorScheme('auto'),
      },
    ];
  }, [
    record,
    undo,
    askSaisie,
    askSpecify,
    open,
    onVisitors,
    onMask,
    onLock,
    onSheet,
    onSearch,
    onKeys,
    formOpen,
    setColorScheme,
  ]);
}

/** The forms of the Accueil, by the names people look for. */
const dialogs: readonly {
  readonly id: string;
  readonly label: string;
  readonly keywords: readonly string[];
  readonly combo?: DeskCommand['combo'];
  readonly dialog: AccueilDialog;
}[] = [
  {
    id: 'formulaire',
    label: 'Noter une visite au formulaire',
    keywords: ['nouvelle', 'toucher', 'détail'],
    combo: { key: 'F6' },
    dialog: { kind: 'visite', subject: { kind: 'nouvelle' } },
  },
  {
    id: 'seance',
    label: 'Noter une séance collective',
    keywords: ['atelier', 'information', 'forum', 'réunion', 'groupe'],
    dialog: { kind: 'seance', seance: null },
  },
  {
    id: 'rattrapage',
    label: 'Compléter un jour depuis sa feuille',
    keywords: ['rattrapage', 'papier', 'coupure', 'passé'],
    dialog: { kind: 'rattrapage' },
  },
  {
    id: 'fin-de-journee',
    label: 'Fin de journée',
    keywords: ['clore', 'fermer', 'soir', 'à préciser'],
    dialog: { kind: 'fin-de-journee' },
  },
  {
    id: 'favoris',
    label: 'Choisir mes favoris',
    keywords: ['chiffres', 'saisie éclair'],
    dialog: { kind: 'favoris' },
  },
];
