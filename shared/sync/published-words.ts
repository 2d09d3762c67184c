import { shippedNames } from '../domain/catalogue/shipped-names.ts';
import { NOT_SAID } from '../domain/comptage/dimension.ts';
import { etatLabels } from '../domain/dossier/etat.ts';
import { canalLabels } from '../domain/vocabulary/canal.ts';
import {
  ageLabels,
  autonomieLabels,
  issueLabels,
  natureLabels,
} from '../domain/vocabulary/demande-details.ts';
import { operateurLabels } from '../domain/vocabulary/operateur.ts';
import { seanceTypeLabels } from '../domain/vocabulary/seance-type.ts';
import { themeLabels } from '../domain/vocabulary/theme.ts';
import type { PublishedDimension, TotalName } from './published-figures.ts';

/** What is counted as a whole, in words; plural. */
export const totalLabels: Readonly<Record<TotalName, string>> = {
  visites: 'visites',
  demandes: 'demandes',
  usagersSuivis: 'usagers suivis',
  seances: 'séances collectives',
  participants: 'participants aux séances',
  rdvHonores: 'RDV honorés',
  kilometres: 'kilomètres évités',
};

/** How figures are cut, in words: what is counted, then by what. */
export const dimensionLabels: Readonly<
  Record<PublishedDimension, { readonly unit: string; readonly by: string }>
> = {
  'visites.canal': { unit: 'visites', by: 'canal' },
  'visites.age': { unit: 'visites', by: 'âge' },
  'visites.commune': { unit: 'visites', by: 'commune' },
  'demandes.theme': { unit: 'demandes', by: 'thème' },
  'demandes.operateur': { unit: 'demandes', by: 'opérateur' },
  'demandes.nature': { unit: 'demandes', by: 'nature de l’aide' },
  'demandes.operateurNature': { unit: 'demandes', by: 'opérateur et nature' },
  'demandes.issue': { unit: 'demandes', by: 'issue' },
  'demandes.duree': { unit: 'demandes', by: 'durée' },
  'demandes.autonomie': { unit: 'demandes', by: 'autonomie numérique' },
  'demandes.demarche': { unit: 'demandes', by: 'démarche' },
  'seances.type': { unit: 'séances collectives', by: 'type' },
  'dossiers.etat': { unit: 'dossiers', by: 'état' },
  'rdv.etat': { unit: 'RDV', by: 'suite' },
};

const rdvLabels = {
  honores: 'honoré',
  excuses: 'excusé',
  annules: 'annulé par nous',
  nonVenus: 'non venu',
};

const keyLabels: Partial<Record<PublishedDimension, Readonly<Record<string, string>>>> = {
  'visites.canal': canalLabels,
  'visites.age': ageLabels,
  'demandes.theme': themeLabels,
  'demandes.operateur': operateurLabels,
  'demandes.nature': natureLabels,
  'demandes.issue': issueLabels,
  'demandes.autonomie': autonomieLabels,
  'seances.type': seanceTypeLabels,
  'dossiers.etat': etatLabels,
  'rdv.etat': rdvLabels,
};

/** The order a vocabulary is read in; absent for those read by what they count. */
export function orderOf(dimension: PublishedDimension): readonly string[] | null {
  if (dimension === 'demandes.operateur') return null;
  const labels = keyLabels[dimension];
  return labels === undefined ? null : Object.keys(labels);
}

/** What a key of a dimension is called; communes by `nameCommune`, an unknown key by itself. */
export function nameKey(
  dimension: PublishedDimension,
  key: string,
  nameCommune: (insee: string) => string | null,
): string {
  if (key === NOT_SAID) return 'non renseigné';
  switch (dimension) {
    case 'visites.commune':
      return nameCommune(key) ?? key;
    case 'demandes.duree':
      return `${key}\u00a0min`;
    case 'demandes.demarche':
      return shippedNames.index.demarches.find(({ id }) => id === key)?.nom ?? key;
    case 'demandes.operateurNature': {
      const [operateur = '', nature = ''] = key.split('|');
      return `${nameKey('demandes.operateur', operateur, nameCommune)}, ${nameKey('demandes.nature', nature, nameCommune)}`;
    }
    default:
      return keyLabels[dimension]?.[key] ?? key;
  }
}
