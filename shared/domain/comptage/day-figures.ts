import { z } from 'zod';
import type { SeanceClear } from '../seance/schema.ts';
import { isToSpecify } from '../visite/passage.ts';
import type { VisiteClear } from '../visite/schema.ts';
import { addSeance, addVisite, blankFigures, figuresSchema } from './figures.ts';
import type { CountedVisite } from './figures.ts';

/**
 * The states the entries of a day are counted under, each apart: the valid ones are the figures; the
 * cancelled ones and the valid ones still to be specified are what a journal also looks for.
 */
export const entryStateSchema = z.enum(['valides', 'annulees', 'aPreciser']);
export type EntryState = z.infer<typeof entryStateSchema>;

/** A state nothing is counted under may be left out. */
const stateSchema = figuresSchema.default(blankFigures);

/** Everything counted of one day. */
export const dayFiguresSchema = z.strictObject({
  valides: stateSchema,
  annulees: stateSchema,
  aPreciser: stateSchema,
});
export type DayFigures = z.infer<typeof dayFiguresSchema>;

/** A day nothing was noted on. */
export function blankDayFigures(): DayFigures {
  return { valides: blankFigures(), annulees: blankFigures(), aPreciser: blankFigures() };
}

/** The states a visite is counted under; none while it waits to be kept. */
export function visiteToStates(clear: VisiteClear): readonly EntryState[] {
  switch (clear.etat) {
    case 'valide':
      return isToSpecify(clear) ? ['valides', 'aPreciser'] : ['valides'];
    case 'annulee':
      return ['annulees'];
    case 'en-attente':
      return [];
  }
}

/** The state a collective session is counted under. */
export function seanceToState(clear: SeanceClear): EntryState {
  return clear.etat === 'valide' ? 'valides' : 'annulees';
}

/** Adds one visite to its day, in place; the caller leaves out the held. */
export function countVisiteOfDay(
  day: DayFigures,
  clear: VisiteClear,
  sealed: CountedVisite | null,
): void {
  for (const state of visiteToStates(clear)) addVisite(day[state], clear, sealed);
}

/** Adds one collective session to its day, in place; the caller leaves out the held. */
export function countSeanceOfDay(day: DayFigures, clear: SeanceClear): void {
  addSeance(day[seanceToState(clear)], clear);
}
