import type { VisiteClear } from '../visite/schema.ts';
import type { DayCounts } from './day-document.ts';

type Cells = Readonly<Partial<Record<string, number>>>;

/**
 * What a day counted at the département beyond what the desk still had when it was put back from a
 * backup: counts without entries. Never below zero, and adding up like the counts of a day. `rdv` is
 * not a difference but all that the day counted: `leftOfRdvs` says what of it is still missing.
 */
export function findLost(received: DayCounts, own: DayCounts): DayCounts {
  // An entry that only changed thème or canal since is not one more.
  const visites = Math.max(0, received.visites.total - own.visites.total);
  const canal = cap(subtract(received.visites.canal, own.visites.canal), visites);
  const demandes = Math.max(visites, received.demandes.total - own.demandes.total);
  const theme = cap(subtract(received.demandes.theme, own.demandes.theme), demandes);
  // A visite holds at least one demande.
  const missing = demandes - sum(theme);
  const themes = missing === 0 ? theme : { ...theme, T9: (theme['T9'] ?? 0) + missing };
  const less = (name: 'jour' | 'mois' | 'annee') =>
    Math.max(0, received.usagersSuivis[name] - own.usagersSuivis[name]);
  const jour = Math.min(visites, less('jour'));
  const mois = Math.min(jour, less('mois'));
  const type = subtract(received.seances?.type ?? {}, own.seances?.type ?? {});
  const seances = sum(type);
  const participants = (received.seances?.participants ?? 0) - (own.seances?.participants ?? 0);
  const rdv = most(received.rdv ?? {}, own.rdv ?? {});
  return {
    visites: { total: visites, canal },
    demandes: {
      total: sum(themes),
      theme: themes,
      operateur: cap(subtract(received.demandes.operateur, own.demandes.operateur), sum(themes)),
    },
    usagersSuivis: { jour, mois, annee: Math.min(mois, less('annee')) },
    ...(seances > 0 && {
      seances: { total: seances, participants: Math.max(1, participants), type },
    }),
    ...(sum(rdv) > 0 && { rdv }),
  };
}

/**
 * What a day still misses of the appointments it counted, once those of the restored ledger are where
 * `held` says: the calendar brings them back one by one, and each then takes its own place again.
 */
export function leftOfRdvs(counted: Cells, held: Cells): Record<string, number> {
  return cap(subtract(counted, held), Math.max(0, sum(counted) - sum(held)));
}

/**
 * The lost detail that is left once these visites, entered again by hand under that day, have taken
 * their part of it: each takes one visite, of its own canal when there is one, and its demandes.
 */
export function consumeLost(lost: DayCounts, again: readonly VisiteClear[]): DayCounts {
  const canal: Record<string, number> = filled(lost.visites.canal);
  const theme: Record<string, number> = filled(lost.demandes.theme);
  const operateur: Record<string, number> = filled(lost.demandes.operateur);
  for (const visite of again) {
    if (sum(canal) === 0) break;
    takeOne(canal, visite.canal);
    for (const demande of visite.demandes) {
      takeOne(theme, demande.theme);
      if (demande.operateur !== null) takeOne(operateur, demande.operateur);
    }
  }
  const visites = sum(canal);
  const missing = Math.max(0, visites - sum(theme));
  const themes: Record<string, number> =
    missing === 0 ? theme : { ...theme, T9: (theme['T9'] ?? 0) + missing };
  const jour = Math.min(visites, lost.usagersSuivis.jour);
  const mois = Math.min(jour, lost.usagersSuivis.mois);
  return {
    ...lost,
    visites: { total: visites, canal },
    demandes: { total: sum(themes), theme: themes, operateur: cap(operateur, sum(themes)) },
    usagersSuivis: { jour, mois, annee: Math.min(mois, lost.usagersSuivis.annee) },
  };
}

/** The counts of a day with the lost detail that stays added to them. */
export function addLost(own: DayCounts, lost: DayCounts): DayCounts {
  const seances = {
    total: (own.seances?.total ?? 0) + (lost.seances?.total ?? 0),
    participants: (own.seances?.participants ?? 0) + (lost.seances?.participants ?? 0),
    type: add(own.seances?.type ?? {}, lost.seances?.type ?? {}),
  };
  const { kilometres } = own;
  const rdv = add(own.rdv ?? {}, lost.rdv ?? {});
  return {
    visites: {
      total: own.visites.total + lost.visites.total,
      canal: add(own.visites.canal, lost.visites.canal),
    },
    demandes: {
      total: own.demandes.total + lost.demandes.total,
      theme: add(own.demandes.theme, lost.demandes.theme),
      operateur: add(own.demandes.operateur, lost.demandes.operateur),
    },
    usagersSuivis: {
      jour: own.usagersSuivis.jour + lost.usagersSuivis.jour,
      mois: own.usagersSuivis.mois + lost.usagersSuivis.mois,
      annee: own.usagersSuivis.annee + lost.usagersSuivis.annee,
    },
    ...(seances.total > 0 && { seances }),
    ...(sum(rdv) > 0 && { rdv }),
    ...(kilometres !== undefined && { kilometres }),
  };
}

function sum(cells: Cells): number {
  return Object.values(cells).reduce<number>((total, n) => total + (n ?? 0), 0);
}

function filled(cells: Cells): Record<string, number> {
  return Object.fromEntries(Object.entries(cells).flatMap(([key, n]) => (n ? [[key, n]] : [])));
}

function add(one: Cells, other: Cells): Record<string, number> {
  const total = filled(one);
  for (const [key, n] of Object.entries(filled(other))) total[key] = (total[key] ?? 0) + n;
  return total;
}

function most(one: Cells, other: Cells): Record<string, number> {
  const cells = filled(one);
  for (const [key, n] of Object.entries(filled(other))) cells[key] = Math.max(cells[key] ?? 0, n);
  return cells;
}

function subtract(one: Cells, other: Cells): Record<string, number> {
  return Object.fromEntries(
    Object.entries(filled(one)).flatMap(([key, n]) => {
      const rest = n - (other[key] ?? 0);
      return rest > 0 ? [[key, rest]] : [];
    }),
  );
}

/** Takes one from a cell, or from the largest when it is empty. */
function takeOne(cells: Record<string, number>, key: string): void {
  const [largest] = Object.entries(cells).toSorted(([, a], [, b]) => b - a);
  const taken = (cells[key] ?? 0) > 0 ? key : largest?.[0];
  if (taken === undefined) return;
  const rest = (cells[taken] ?? 0) - 1;
  if (rest > 0) cells[taken] = rest;
  else delete cells[taken];
}

/** Cells that add up to no more than `most`: the largest give way. */
function cap(cells: Record<string, number>, most: number): Record<string, number> {
  for (let over = sum(cells) - most; over > 0; over -= 1) takeOne(cells, '');
  return cells;
}
