import type { DayCounts } from '../../shared/domain/comptage/day-document.ts';
import type { Cell } from './count-store.ts';

/** The counts of a day document, cell by cell; zeros are left out. */
export function toCells(counts: DayCounts): Cell[] {
  const { visites, demandes, usagersSuivis } = counts;
  return [
    ...list('visites', 'total', { '': visites.total }),
    ...list('visites', 'canal', visites.canal),
    ...list('demandes', 'total', { '': demandes.total }),
    ...list('demandes', 'theme', demandes.theme),
    ...list('demandes', 'operateur', demandes.operateur),
    ...list('usagersSuivis', 'premiere', {
      jour: usagersSuivis.jour,
      mois: usagersSuivis.mois,
      annee: usagersSuivis.annee,
    }),
  ];
}

function list(
  unit: Cell['unit'],
  dimension: Cell['dimension'],
  counts: Readonly<Partial<Record<string, number>>>,
): Cell[] {
  return Object.entries(counts).flatMap(([key, n]) =>
    n === undefined || n === 0 ? [] : [{ unit, dimension, key, n }],
  );
}
