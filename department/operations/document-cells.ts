import type { DayCounts } from '../../shared/domain/comptage/day-document.ts';
import type { MonthCounts } from '../../shared/domain/comptage/month-document.ts';
import type { Cell } from './count-store.ts';

type Counts = Readonly<Partial<Record<string, number>>>;

/** What was not said. */
const NOT_SAID = '-';

/** The counts of a day document, cell by cell; zeros are left out. */
export function dayToCells(counts: DayCounts): Cell[] {
  const { visites, demandes, usagersSuivis, seances, rdv, kilometres } = counts;
  return [
    ...list('visites', 'total', { '': visites.total }),
    ...list('visites', 'canal', visites.canal),
    ...list('demandes', 'total', { '': demandes.total }),
    ...list('demandes', 'theme', demandes.theme),
    ...list('demandes', 'operateur', withRest(demandes.operateur, demandes.total)),
    ...list('usagersSuivis', 'premiere', {
      jour: usagersSuivis.jour,
      mois: usagersSuivis.mois,
      annee: usagersSuivis.annee,
    }),
    ...list('seances', 'total', { '': seances?.total }),
    ...list('seances', 'type', seances?.type ?? {}),
    ...list('participants', 'total', { '': seances?.participants }),
    ...list('rdv', 'etat', rdv ?? {}),
    ...list('kilometres', 'total', { '': kilometres }),
  ];
}

/** The counts of a month document, cell by cell; every dimension adds up to its total. */
export function monthToCells({ visites, demandes, dossiers }: MonthCounts): Cell[] {
  const natures: Record<string, number> = {};
  for (const [pair, n] of Object.entries(demandes.operateurNature)) {
    const nature = pair.slice(pair.indexOf('|') + 1);
    natures[nature] = (natures[nature] ?? 0) + n;
  }
  return [
    ...list('visites', 'age', withRest(visites.age, visites.total)),
    ...list('visites', 'commune', withRest(visites.commune, visites.total)),
    ...list('demandes', 'operateurNature', demandes.operateurNature),
    ...list('demandes', 'nature', natures),
    ...list('demandes', 'issue', withRest(demandes.issue, demandes.total)),
    ...list('demandes', 'duree', withRest(demandes.duree, demandes.total)),
    ...list('demandes', 'autonomie', withRest(demandes.autonomie, demandes.total)),
    ...list('demandes', 'demarche', withRest(demandes.demarche, demandes.total)),
    ...list('dossiers', 'etat', dossiers.etat),
  ];
}

/** The cells of a dimension, and what is missing to its total under `-`. */
function withRest(cells: Counts, total: number): Counts {
  const said = Object.values(cells).reduce<number>((sum, n) => sum + (n ?? 0), 0);
  return { ...cells, [NOT_SAID]: (cells[NOT_SAID] ?? 0) + total - said };
}

function list(unit: Cell['unit'], dimension: string, counts: Counts): Cell[] {
  return Object.entries(counts).flatMap(([key, n]) =>
    n === undefined || n === 0 ? [] : [{ unit, dimension, key, n }],
  );
}
