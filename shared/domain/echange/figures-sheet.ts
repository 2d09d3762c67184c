import { NOT_SAID } from '../comptage/dimension.ts';
import type { Cells, Figures } from '../comptage/figures.ts';
import { canalLabels } from '../vocabulary/canal.ts';
import {
  ageLabels,
  autonomieLabels,
  issueLabels,
  natureLabels,
} from '../vocabulary/demande-details.ts';
import { operateurLabels } from '../vocabulary/operateur.ts';
import { seanceTypeLabels } from '../vocabulary/seance-type.ts';
import { themeLabels } from '../vocabulary/theme.ts';
import type { Sheet, SheetCell } from './sheet.ts';
import type { ExportNames } from './entries-sheet.ts';

/**
 * The figures of a period as a sheet: a line a cell, each with its unit, since visites, demandes,
 * usagers suivis and séances are never added up. A cell that counts zero has no line.
 */
export function figuresSheet(figures: Figures, names: ExportNames): Sheet {
  const { visites, demandes, usagersSuivis, seances } = figures;
  const commune = (code: string) => names.communes?.find(code)?.nom ?? code;
  const theme = labelled(themeLabels);
  const rows: SheetCell[][] = [
    ['Visites', 'Total', null, null, visites.total],
    ...section('Visites', 'Canal', visites.canal, labelled(canalLabels)),
    ...section('Visites', 'Heure', visites.heure, (hour) => `${hour}\u00a0h`),
    ...section('Visites', 'Tranche d’âge', visites.age, labelled(ageLabels)),
    ...section('Visites', 'Commune', visites.commune, commune),
    ...section('Visites', 'Première venue', visites.premiereVenue, (said) => said),
    ['Demandes', 'Total', null, null, demandes.total],
    ...section('Demandes', 'Thème du rapport', demandes.theme, theme),
    ...section('Demandes', 'Opérateur', demandes.operateur, labelled(operateurLabels)),
    ...section('Demandes', 'Démarche', demandes.demarche, (id) => names.demarche(id) ?? id),
    ...section('Demandes', 'Nature de l’aide', demandes.nature, labelled(natureLabels)),
    ...section('Demandes', 'Durée', demandes.duree, (minutes) => `${minutes} min`),
    ...section('Demandes', 'Issue', demandes.issue, labelled(issueLabels)),
    ...section('Demandes', 'Autonomie numérique', demandes.autonomie, labelled(autonomieLabels)),
    ['Usagers suivis', 'Premières de l’année', null, null, usagersSuivis.annee],
    ['Usagers suivis', 'Premières du mois', null, null, usagersSuivis.mois],
    ['Usagers suivis', 'Premières du jour', null, null, usagersSuivis.jour],
    ['Séances', 'Total', null, null, seances.total],
    ...section('Séances', 'Type', seances.type, labelled(seanceTypeLabels)),
    ...section('Séances', 'Thème du rapport', seances.theme, theme),
    ['Participants aux séances', 'Total', null, null, seances.participants],
  ];
  return {
    name: 'Chiffres',
    columns: [
      { header: 'Unité', kind: 'texte', width: 26 },
      { header: 'Répartition', kind: 'texte', width: 24 },
      { header: 'Valeur', kind: 'texte', width: 48 },
      { header: 'Code', kind: 'texte', width: 26 },
      { header: 'Nombre', kind: 'nombre', width: 10 },
    ],
    rows,
  };
}

/** The lines of a dimension: the most counted first, what was not said last. */
function section(
  unit: string,
  dimension: string,
  cells: Cells,
  name: (key: string) => string,
): SheetCell[][] {
  return Object.entries(cells)
    .sort(([a, x], [b, y]) => Number(a === NOT_SAID) - Number(b === NOT_SAID) || y - x)
    .map(([key, value]) =>
      key === NOT_SAID
        ? [unit, dimension, 'non renseigné', null, value]
        : [unit, dimension, name(key), key, value],
    );
}

function labelled(labels: Readonly<Record<string, string>>): (key: string) => string {
  return (key) => labels[key] ?? key;
}
