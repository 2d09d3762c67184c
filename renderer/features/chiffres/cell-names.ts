import type { CommuneIndex } from '../../../shared/domain/commune/commune-index.ts';
import { NOT_SAID } from '../../../shared/domain/comptage/dimension.ts';
import type { Dimension } from '../../../shared/domain/comptage/dimension.ts';
import { formatDuree } from '../../../shared/domain/saisie/format-duree.ts';
import { canalLabels } from '../../../shared/domain/vocabulary/canal.ts';
import {
  ageLabels,
  autonomieLabels,
  issueLabels,
  natureLabels,
} from '../../../shared/domain/vocabulary/demande-details.ts';
import { operateurLabels } from '../../../shared/domain/vocabulary/operateur.ts';
import { seanceTypeLabels } from '../../../shared/domain/vocabulary/seance-type.ts';
import { themeLabels } from '../../../shared/domain/vocabulary/theme.ts';
import { demarcheName } from '../../data/publications/catalogue-names.ts';
import { capitalise, NBSP } from '../../ui/format.ts';

/** A dimension as it is shown: its tab, and the head of its column. */
export const dimensionNames: Readonly<Record<Dimension, string>> = {
  'demandes.theme': 'Thème',
  'demandes.operateur': 'Opérateur',
  'demandes.demarche': 'Démarche',
  'demandes.nature': 'Nature',
  'demandes.issue': 'Issue',
  'demandes.duree': 'Durée',
  'demandes.autonomie': 'Autonomie',
  'visites.canal': 'Canal',
  'visites.heure': 'Heure',
  'visites.age': 'Âge',
  'visites.commune': 'Commune',
  'visites.premiereVenue': 'Première venue',
  'seances.type': 'Type',
  'seances.theme': 'Thème',
};

const labels: Partial<Readonly<Record<Dimension, Readonly<Record<string, string>>>>> = {
  'demandes.theme': themeLabels,
  'demandes.operateur': operateurLabels,
  'demandes.nature': natureLabels,
  'demandes.issue': issueLabels,
  'demandes.autonomie': autonomieLabels,
  'visites.canal': canalLabels,
  'visites.age': ageLabels,
  'visites.premiereVenue': { oui: 'première venue', non: 'déjà venu' },
  'seances.type': seanceTypeLabels,
  'seances.theme': themeLabels,
};

/** Names the cells of dimensions. */
export type NameCell = (dimension: Dimension, value: string) => string;

/** Names cells; a commune keeps its INSEE code until the list of communes is there. */
export function createCellNames(communes: CommuneIndex | null): NameCell {
  return (dimension, value) => {
    if (value === NOT_SAID) return 'Non renseigné';
    switch (dimension) {
      case 'visites.commune':
        return communes?.find(value)?.nom ?? value;
      case 'visites.heure':
        return `${value}${NBSP}h`;
      case 'demandes.duree':
        return formatDuree(Number(value));
      case 'demandes.demarche':
        return demarcheName(value);
      default:
        return capitalise(labels[dimension]?.[value] ?? value);
    }
  };
}

/** The cells of a dimension that has an order of its own, in that order. */
export function orderOf(dimension: Dimension): readonly string[] | null {
  switch (dimension) {
    case 'demandes.theme':
    case 'demandes.issue':
    case 'demandes.autonomie':
    case 'visites.age':
    case 'visites.premiereVenue':
    case 'seances.theme':
      return Object.keys(labels[dimension] ?? {});
    case 'visites.heure':
      return Array.from({ length: 24 }, (_, hour) => String(hour));
    default:
      return null;
  }
}
