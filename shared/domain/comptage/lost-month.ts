import { NOT_SAID } from './dimension.ts';
import type { MonthCounts } from './month-document.ts';

type Cells = Readonly<Partial<Record<string, number>>>;

/** What the département counted of a month when a backup was put back, and what was left of it here. */
export interface LostMonth {
  readonly received: MonthCounts;
  /** Counted from the entries that came back with the backup. */
  readonly own: MonthCounts;
}

/** What the host alone knows of a month. */
export interface MonthTotals {
  /** Of all the days of the month, the detail they lost included. */
  readonly visites: number;
  readonly demandes: number;
  /** The states reached by dossiers that were erased since. */
  readonly etats: Cells;
}

const UNKNOWN = `${NOT_SAID}|${NOT_SAID}`;

/**
 * The counts a month document says: what its entries say, with what was lost beyond them. An entry
 * given again takes its part of what was lost in each of its cells, and one taken away is taken away.
 * Totals are those of the days; a visite whose detail is lost is one of which nothing was said.
 */
export function composeMonth(
  own: MonthCounts,
  lost: LostMonth | null,
  totals: MonthTotals,
): MonthCounts {
  const whole = (
    cells: Cells,
    received: Cells | undefined,
    before: Cells | undefined,
    most: number,
  ) => add(cells, cap(stillLost(cells, received ?? {}, before ?? {}), most - sum(cells)));
  const { visites, demandes, dossiers } = own;
  const [was, back] = [lost?.received, lost?.own];
  const of = (name: 'issue' | 'duree' | 'autonomie' | 'demarche') =>
    whole(demandes[name], was?.demandes[name], back?.demandes[name], totals.demandes);
  const { [UNKNOWN]: _unknown, ...pairs } = was?.demandes.operateurNature ?? {};
  const told = whole(
    demandes.operateurNature,
    pairs,
    back?.demandes.operateurNature,
    totals.demandes,
  );
  const rest = totals.demandes - sum(told);
  return {
    visites: {
      total: totals.visites,
      age: whole(visites.age, was?.visites.age, back?.visites.age, totals.visites),
      commune: whole(visites.commune, was?.visites.commune, back?.visites.commune, totals.visites),
    },
    demandes: {
      total: totals.demandes,
      operateurNature: add(told, rest > 0 ? { [UNKNOWN]: rest } : {}),
      issue: of('issue'),
      duree: of('duree'),
      autonomie: of('autonomie'),
      demarche: of('demarche'),
    },
    dossiers: {
      etat: add(
        add(dossiers.etat, totals.etats),
        stillLost(
          add(dossiers.etat, totals.etats),
          was?.dossiers.etat ?? {},
          back?.dossiers.etat ?? {},
        ),
      ),
    },
  };
}

/** Whether a month has nothing to tell. */
export function isBlankMonth({ visites, demandes, dossiers }: MonthCounts): boolean {
  return visites.total === 0 && demandes.total === 0 && sum(dossiers.etat) === 0;
}

/** What is still missing of each cell, once what was entered since has taken its part. */
function stillLost(now: Cells, received: Cells, before: Cells): Record<string, number> {
  return Object.fromEntries(
    Object.entries(received).flatMap(([key, n]) => {
      const had = before[key] ?? 0;
      const lost = Math.max(0, (n ?? 0) - had) - Math.max(0, (now[key] ?? 0) - had);
      return lost > 0 ? [[key, lost]] : [];
    }),
  );
}

function sum(cells: Cells): number {
  return Object.values(cells).reduce<number>((total, n) => total + (n ?? 0), 0);
}

function add(one: Cells, other: Cells): Record<string, number> {
  const total: Record<string, number> = {};
  for (const [key, n] of [...Object.entries(one), ...Object.entries(other)])
    if (n !== undefined && n > 0) total[key] = (total[key] ?? 0) + n;
  return total;
}

/** Cells that add up to no more than `most`: the largest give way. */
function cap(cells: Record<string, number>, most: number): Record<string, number> {
  for (let over = sum(cells) - Math.max(0, most); over > 0; over -= 1) {
    const [largest] = Object.entries(cells).toSorted(([, a], [, b]) => b - a);
    if (largest === undefined) break;
    const [key, n] = largest;
    if (n > 1) cells[key] = n - 1;
    else delete cells[key];
  }
  return cells;
}
