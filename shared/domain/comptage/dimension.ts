import { z } from 'zod';
import type { SeanceClear } from '../seance/schema.ts';
import type { VisiteClear, VisiteSealed } from '../visite/schema.ts';

/** What a dimension is kept under when the entry does not say. */
export const NOT_SAID = '-';

/** What one entry says on one dimension; null or undefined when it does not say. */
export type Key = string | number | null | undefined;

/** The cell a key is counted in. */
export function keyToCell(key: Key): string {
  return String(key ?? NOT_SAID);
}

/** Every way the figures are cut, named by the unit it cuts. */
export const dimensionSchema = z.enum([
  'demandes.theme',
  'demandes.operateur',
  'demandes.demarche',
  'demandes.nature',
  'demandes.issue',
  'demandes.duree',
  'demandes.autonomie',
  'visites.canal',
  'visites.heure',
  'visites.age',
  'visites.commune',
  'visites.premiereVenue',
  'seances.type',
  'seances.theme',
]);
export type Dimension = z.infer<typeof dimensionSchema>;

/** The units that are cut by dimensions. */
export type Unit = 'visites' | 'demandes' | 'seances';

/** The unit a dimension cuts. */
export function dimensionToUnit(dimension: Dimension): Unit {
  return splitDimension(dimension)[0];
}

type SealedVisite = Pick<VisiteSealed, 'age' | 'commune' | 'premiereVenue'>;

/** What a visite says, once for the visite itself. */
export function visiteKeys(clear: VisiteClear, sealed: SealedVisite | null) {
  return {
    canal: clear.canal,
    heure: clear.heure,
    age: sealed?.age,
    commune: sealed?.commune,
    premiereVenue: yesOrNo(sealed?.premiereVenue),
  } satisfies Readonly<Record<string, Key>>;
}

/** What one demande of a visite says. */
export function demandeKeys(
  { theme, operateur, nature }: VisiteClear['demandes'][number],
  details: VisiteSealed['demandes'][number] | undefined,
) {
  return {
    theme,
    operateur,
    nature,
    issue: details?.issue,
    duree: details?.dureeMinutes,
    demarche: details?.demarche,
    autonomie: details?.autonomie,
  } satisfies Readonly<Record<string, Key>>;
}

/** What a collective session says. */
export function seanceKeys({ type, theme }: SeanceClear) {
  return { type, theme } satisfies Readonly<Record<string, Key>>;
}

/** Counts of each unit, cut by dimensions. */
type CutFigures = Readonly<Record<Unit, Readonly<Record<string, unknown>>>>;

/** The cells of one dimension. */
export function readCells(
  figures: CutFigures,
  dimension: Dimension,
): Readonly<Record<string, number>> {
  const [unit, name] = splitDimension(dimension);
  return figures[unit][name] as Readonly<Record<string, number>>;
}

/** Whether a visite, or one of its demandes, is counted in a cell. */
export function isVisiteIn(
  dimension: Dimension,
  cell: string,
  clear: VisiteClear,
  sealed: Pick<VisiteSealed, 'age' | 'commune' | 'premiereVenue' | 'demandes'> | null,
): boolean {
  const [unit, name] = splitDimension(dimension);
  if (unit === 'visites') return isIn(visiteKeys(clear, sealed), name, cell);
  return (
    unit === 'demandes' &&
    clear.demandes.some((demande, index) =>
      isIn(demandeKeys(demande, sealed?.demandes[index]), name, cell),
    )
  );
}

/** Whether a collective session is counted in a cell. */
export function isSeanceIn(dimension: Dimension, cell: string, clear: SeanceClear): boolean {
  const [unit, name] = splitDimension(dimension);
  return unit === 'seances' && isIn(seanceKeys(clear), name, cell);
}

function isIn(keys: Readonly<Record<string, Key>>, name: string, cell: string): boolean {
  return keyToCell(keys[name]) === cell;
}

function splitDimension(dimension: Dimension): [Unit, string] {
  return dimension.split('.') as [Unit, string];
}

function yesOrNo(value: boolean | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  return value ? 'oui' : 'non';
}
