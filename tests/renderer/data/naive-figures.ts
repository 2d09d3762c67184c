import { blankDayFigures } from '../../../shared/domain/comptage/day-figures.ts';
import type { DayFigures, EntryState } from '../../../shared/domain/comptage/day-figures.ts';
import type { SeanceClear } from '../../../shared/domain/seance/schema.ts';
import type { VisiteClear, VisiteSealed } from '../../../shared/domain/visite/schema.ts';

/** An entry as a naive recount reads it. */
export type NaiveEntry =
  | { readonly held: boolean; readonly visite: VisiteClear; readonly sealed: VisiteSealed | null }
  | { readonly held: boolean; readonly seance: SeanceClear };

/** The figures of a day, spelled out one field after the other: nothing shared with what ships. */
export function recountDay(entries: readonly NaiveEntry[]): DayFigures {
  const day = blankDayFigures();
  const visites = entries.flatMap((entry) =>
    !entry.held && 'visite' in entry ? [{ clear: entry.visite, sealed: entry.sealed }] : [],
  );
  const seances = entries.flatMap((entry) =>
    !entry.held && 'seance' in entry ? [entry.seance] : [],
  );
  const valid = visites.filter(({ clear }) => clear.etat === 'valide');
  const states: readonly (readonly [EntryState, typeof visites, readonly SeanceClear[]])[] = [
    ['valides', valid, seances.filter(({ etat }) => etat === 'valide')],
    [
      'annulees',
      visites.filter(({ clear }) => clear.etat === 'annulee'),
      seances.filter(({ etat }) => etat === 'annulee'),
    ],
    [
      'aPreciser',
      valid.filter(({ clear }) => clear.demandes.some(({ theme }) => theme === 'T9')),
      [],
    ],
  ];
  for (const [state, some, sessions] of states) {
    const demandes = some.flatMap(({ clear, sealed }) =>
      clear.demandes.map((demande, index) => ({ ...demande, ...sealed?.demandes[index] })),
    );
    const firsts = some.flatMap(({ clear }) => (clear.premieres === null ? [] : [clear.premieres]));
    day[state] = {
      visites: {
        total: some.length,
        canal: tally(some.map(({ clear }) => clear.canal)),
        heure: tally(some.map(({ clear }) => clear.heure)),
        age: tally(some.map(({ sealed }) => sealed?.age)),
        commune: tally(some.map(({ sealed }) => sealed?.commune)),
        premiereVenue: tally(
          some.map(({ sealed }) =>
            sealed?.premiereVenue === true ? 'oui' : sealed?.premiereVenue === false ? 'non' : null,
          ),
        ),
      },
      demandes: {
        total: demandes.length,
        theme: tally(demandes.map(({ theme }) => theme)),
        operateur: tally(demandes.map(({ operateur }) => operateur)),
        nature: tally(demandes.map(({ nature }) => nature)),
        issue: tally(demandes.map(({ issue }) => issue)),
        duree: tally(demandes.map(({ dureeMinutes }) => dureeMinutes)),
        demarche: tally(demandes.map(({ demarche }) => demarche)),
        autonomie: tally(demandes.map(({ autonomie }) => autonomie)),
      },
      usagersSuivis: {
        jour: firsts.filter(({ jour }) => jour).length,
        mois: firsts.filter(({ mois }) => mois).length,
        annee: firsts.filter(({ annee }) => annee).length,
      },
      seances: {
        total: sessions.length,
        participants: sessions.reduce((sum, { participants }) => sum + participants, 0),
        type: tally(sessions.map(({ type }) => type)),
        theme: tally(sessions.map(({ theme }) => theme)),
      },
    };
  }
  return day;
}

function tally(keys: readonly (string | number | null | undefined)[]): Record<string, number> {
  const cells: Record<string, number> = {};
  for (const key of keys) {
    const cell = key === null || key === undefined ? '-' : `${key}`;
    cells[cell] = keys.filter((other) => (other ?? '-').toString() === cell).length;
  }
  return cells;
}
