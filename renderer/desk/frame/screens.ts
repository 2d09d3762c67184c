import type { ComponentType } from 'react';
import {
  BellIcon,
  CalendarIcon,
  CameraIcon,
  FiguresIcon,
  HomeIcon,
  ListIcon,
  PeopleIcon,
  PlaceIcon,
  SettingsIcon,
} from '../../ui/icons.tsx';

/** The screens of the rail, in its order. `help` is said at the first visit of each. */
export const screens = {
  accueil: {
    label: 'Accueil',
    icon: HomeIcon,
    help: 'Ici, chaque personne reçue se compte en une touche\u202f; ce qu’elle voulait peut se préciser plus tard.',
  },
  usagers: {
    label: 'Usagers et dossiers',
    icon: PeopleIcon,
    help: 'Ici, vous retrouvez une personne ou un dossier, par son nom ou sa référence\u202f; la plupart des visites n’en demandent pas.',
  },
  // Reached from a person or by its reference: it stands under the line of usagers.
  dossiers: {
    label: 'Dossier',
    icon: PeopleIcon,
    help: 'Ici, vous voyez ce qui manque à un dossier et jusqu’à quand\u202f; le bouton plein est la prochaine étape.',
    under: 'usagers',
  },
  // Reached from a dossier.
  packs: {
    label: 'Pack à imprimer',
    icon: PeopleIcon,
    help: 'Ici, vous préparez ce qui part avec la personne ou à l’organisme\u202f; regardez l’aperçu, puis imprimez.',
    under: 'usagers',
  },
  agenda: {
    label: 'Agenda',
    icon: CalendarIcon,
    help: 'Ici, vous trouvez le prochain créneau libre et vous le réservez\u202f; seul le département dit «\u00a0confirmé\u00a0».',
  },
  visio: {
    label: 'Visio',
    icon: CameraIcon,
    help: 'Ici, vous appelez un partenaire depuis la cabine\u202f; la vérifier prend une minute, et la visite se note à la fin.',
  },
  annuaire: {
    label: 'Annuaire',
    icon: PlaceIcon,
    help: 'Ici, vous trouvez qui appeler et où envoyer quelqu’un\u202f; la coordination tient cette liste pour tout le réseau.',
  },
  chiffres: {
    label: 'Chiffres',
    icon: FiguresIcon,
    help: 'Ici, vous voyez où en est le mois\u202f; chaque nombre ouvre les entrées qu’il compte.',
  },
  demarches: {
    label: 'Démarches',
    icon: ListIcon,
    help: 'Ici, vous trouvez ce qu’il faut apporter pour chaque démarche\u202f; quelques questions, et la liste s’imprime.',
  },
  'a-faire': {
    label: 'À faire',
    icon: BellIcon,
    help: 'Ici, vous voyez ce qui arrive à échéance\u202f; chaque ligne s’ouvre là où elle se fait.',
  },
  reglages: {
    label: 'Réglages',
    icon: SettingsIcon,
    help: 'Ici, vous réglez ce poste\u00a0: les couleurs, le mode tactile, le code de masquage, les personnes qui l’ouvrent.',
  },
} as const satisfies Record<
  string,
  {
    readonly label: string;
    readonly icon: ComponentType;
    readonly help: string;
    /** The screen whose line of the rail it is under, when it has none of its own. */
    readonly under?: string;
  }
>;

export type ScreenId = keyof typeof screens;

/** The screens that have a line in the rail, in its order. */
export const screenIds = (Object.keys(screens) as readonly ScreenId[]).filter(
  (id) => railLine(id) === id,
);

/** The screen whose line of the rail a screen is under: most often its own. */
export function railLine(id: ScreenId): ScreenId {
  const screen = screens[id];
  return 'under' in screen ? screen.under : id;
}
