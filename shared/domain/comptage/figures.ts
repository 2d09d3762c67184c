import { z } from 'zod';
import type { SeanceClear } from '../seance/schema.ts';
import type { VisiteClear, VisiteSealed } from '../visite/schema.ts';
import { demandeKeys, keyToCell, seanceKeys, visiteKeys } from './dimension.ts';
import type { Key } from './dimension.ts';

/** Counts by key; a key that counts zero is absent. */
export type Cells = Record<string, number>;

/** One check for all cells: a year holds ten thousand of them, and a schema a cell was most of its time. */
const cellsSchema = z.custom<Cells>(
  (value) =>
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    Object.values(value).every((count) => Number.isSafeInteger(count) && count >= 1),
);

/**
 * The figures of a day, a month, a year: four units, never mixed in one total. Each dimension counts
 * every visite (or demande) once, those that say nothing under `-`, so that a dimension always adds
 * up to its total. Keys are the vocabulary’s own: `duree` in minutes, `commune` as INSEE code,
 * `demarche` as catalogue id, `heure` 0–23.
 */
export const figuresSchema = z.strictObject({
  visites: z.strictObject({
    total: z.int().min(0),
    canal: cellsSchema,
    heure: cellsSchema,
    age: cellsSchema,
    commune: cellsSchema,
    premiereVenue: cellsSchema,
  }),
  demandes: z.strictObject({
    total: z.int().min(0),
    theme: cellsSchema,
    operateur: cellsSchema,
    nature: cellsSchema,
    issue: cellsSchema,
    duree: cellsSchema,
    demarche: cellsSchema,
    autonomie: cellsSchema,
  }),
  usagersSuivis: z.strictObject({
    jour: z.int().min(0),
    mois: z.int().min(0),
    annee: z.int().min(0),
  }),
  seances: z.strictObject({
    total: z.int().min(0),
    participants: z.int().min(0),
    type: cellsSchema,
    theme: cellsSchema,
  }),
});
export type Figures = z.infer<typeof figuresSchema>;

/** Figures of nothing. */
export function blankFigures(): Figures {
  return {
    visites: { total: 0, canal: {}, heure: {}, age: {}, commune: {}, premiereVenue: {} },
    demandes: {
      total: 0,
      theme: {},
      operateur: {},
      nature: {},
      issue: {},
      duree: {},
      demarche: {},
      autonomie: {},
    },
    usagersSuivis: { jour: 0, mois: 0, annee: 0 },
    seances: { total: 0, participants: 0, type: {}, theme: {} },
  };
}

/** Whether nothing at all is counted: demandes and usagers suivis come with a visite. */
export function isBlank({ visites, seances }: Figures): boolean {
  return visites.total === 0 && seances.total === 0;
}

/** What the figures read of a visite: its clear half, and the sealed one when there is one. */
export type CountedVisite = Pick<VisiteSealed, 'age' | 'commune' | 'premiereVenue' | 'demandes'>;

/**
 * Adds one visite to figures, in place, whatever its state: the caller leaves out the cancelled, the
 * waiting and the held, or counts them apart.
 */
export function addVisite(
  figures: Figures,
  clear: VisiteClear,
  sealed: CountedVisite | null,
): void {
  const { visites, demandes, usagersSuivis } = figures;
  visites.total += 1;
  addKeys(visites, visiteKeys(clear, sealed));
  for (const [index, demande] of clear.demandes.entries()) {
    demandes.total += 1;
    addKeys(demandes, demandeKeys(demande, sealed?.demandes[index]));
  }
  if (clear.premieres?.jour) usagersSuivis.jour += 1;
  if (clear.premieres?.mois) usagersSuivis.mois += 1;
  if (clear.premieres?.annee) usagersSuivis.annee += 1;
}

/** Adds one visite to figures, in place. Only a valid one counts; the caller leaves out the held. */
export function countVisite(
  figures: Figures,
  clear: VisiteClear,
  sealed: CountedVisite | null,
): void {
  if (clear.etat === 'valide') addVisite(figures, clear, sealed);
}

/** Adds one collective session to figures, in place, whatever its state. */
export function addSeance({ seances }: Figures, clear: SeanceClear): void {
  seances.total += 1;
  seances.participants += clear.participants;
  addKeys(seances, seanceKeys(clear));
}

/** Adds one collective session to figures, in place, on the same terms. */
export function countSeance(figures: Figures, clear: SeanceClear): void {
  if (clear.etat === 'valide') addSeance(figures, clear);
}

/** The figures of several periods together. Usagers suivis add up by calendar period only. */
export function addFigures(all: Iterable<Figures>): Figures {
  const sum = blankFigures();
  for (const figures of all) addInto(sum, figures);
  return sum;
}

/** Numbers of the same shape, whatever their depth. */
type Tree = { [key: string]: number | Tree };

function addInto(sum: Tree, more: Tree): void {
  for (const [key, value] of Object.entries(more))
    if (typeof value === 'number') sum[key] = ((sum[key] as number | undefined) ?? 0) + value;
    else addInto((sum[key] ??= {}) as Tree, value);
}

/** Adds one to the cell each dimension of a unit finds it under. */
function addKeys<Name extends string>(
  unit: NoInfer<Readonly<Record<Name, Cells>>>,
  keys: Readonly<Record<Name, Key>>,
): void {
  for (const name of Object.keys(keys) as Name[]) {
    const cells: Cells = unit[name];
    const cell = keyToCell(keys[name]);
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
}
