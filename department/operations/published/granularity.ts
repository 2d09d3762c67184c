import type { PublishedDimension, TotalName } from '../../../shared/sync/published-figures.ts';

/** Totals of people: small ones are withheld. Usagers suivis have their own rule, by period. */
export const protectedTotals = [
  'visites',
  'demandes',
  'participants',
  'rdvHonores',
] as const satisfies readonly TotalName[];

/** Where the raw cells of each total are: unit, dimension, key. */
export const totalSources: Readonly<
  Record<Exclude<TotalName, 'usagersSuivis'>, readonly [string, string, string]>
> = {
  visites: ['visites', 'total', ''],
  demandes: ['demandes', 'total', ''],
  seances: ['seances', 'total', ''],
  participants: ['participants', 'total', ''],
  rdvHonores: ['rdv', 'etat', 'honores'],
  kilometres: ['kilometres', 'total', ''],
};

/**
 * How finely a dimension is published. `mois`: of each platform and of the network, month by month,
 * and by year. `annee`: of the network month by month, of a platform by closed year alone, being so
 * fine that most of its months would be withheld. `total` is the total it adds up to, when that is
 * published too; `libre` counts events, not people, and withholds nothing.
 */
export const granularity: Readonly<
  Record<
    PublishedDimension,
    { readonly bySite: 'mois' | 'annee'; readonly total: TotalName | null; readonly libre?: true }
  >
> = {
  'visites.canal': { bySite: 'mois', total: 'visites' },
  'visites.age': { bySite: 'mois', total: 'visites' },
  'visites.commune': { bySite: 'annee', total: 'visites' },
  'demandes.theme': { bySite: 'mois', total: 'demandes' },
  'demandes.operateur': { bySite: 'mois', total: 'demandes' },
  'demandes.nature': { bySite: 'mois', total: 'demandes' },
  'demandes.issue': { bySite: 'mois', total: 'demandes' },
  'demandes.duree': { bySite: 'mois', total: 'demandes' },
  'demandes.autonomie': { bySite: 'mois', total: 'demandes' },
  'demandes.demarche': { bySite: 'annee', total: 'demandes' },
  'demandes.operateurNature': { bySite: 'annee', total: 'demandes' },
  'seances.type': { bySite: 'mois', total: 'seances', libre: true },
  'dossiers.etat': { bySite: 'mois', total: null },
  'rdv.etat': { bySite: 'mois', total: null },
};

/** Durée bands, by their upper bound in minutes: single minutes would be a handful each. */
const bands = [
  [10, 'jusqu-a-10'],
  [20, '11-20'],
  [45, '21-45'],
  [90, '46-90'],
  [Infinity, 'plus-de-90'],
] as const;

/** The key a raw key is published under. */
export function toPublishedKey(dimension: PublishedDimension, key: string): string {
  if (dimension !== 'demandes.duree' || key === '-') return key;
  return bands.find(([most]) => Number(key) <= most)?.[1] ?? key;
}
