import { localDaySchema } from '../calendar/local-day.ts';
import type { LocalDay } from '../calendar/local-day.ts';

/** Where public holidays are asked for: Alsace and Moselle have two more. */
export interface FeriesOptions {
  readonly alsaceMoselle: boolean;
}

/** A jour férié and its name. */
export interface JourFerie {
  readonly jour: LocalDay;
  readonly nom: string;
}

/** Same day each year (Code du travail, L3133-1). */
const fixed = [
  ['01-01', 'Jour de l’An'],
  ['05-01', 'Fête du Travail'],
  ['05-08', 'Victoire de 1945'],
  ['07-14', 'Fête nationale'],
  ['08-15', 'Assomption'],
  ['11-01', 'Toussaint'],
  ['11-11', 'Armistice de 1918'],
  ['12-25', 'Noël'],
] as const;

/** Days after Easter Sunday. */
const movable = [
  [1, 'Lundi de Pâques'],
  [39, 'Ascension'],
  [50, 'Lundi de Pentecôte'],
] as const;

/**
 * The jours fériés of a year in metropolitan France, in order, as the law stands today (the same
 * list since 1982). Two may fall on one day (1 May 2008 was Ascension too).
 */
export function listFeries(year: number, { alsaceMoselle }: FeriesOptions): readonly JourFerie[] {
  const easter = easterSunday(year);
  const local = alsaceMoselle
    ? [
        { jour: toDay(easter.add({ days: -2 })), nom: 'Vendredi saint' },
        { jour: dayOf(year, '12-26'), nom: 'Saint-Étienne' },
      ]
    : [];
  return [
    ...fixed.map(([monthDay, nom]) => ({ jour: dayOf(year, monthDay), nom })),
    ...movable.map(([days, nom]) => ({ jour: toDay(easter.add({ days })), nom })),
    ...local,
  ].toSorted((one, other) => one.jour.localeCompare(other.jour));
}

/** The name of the jour férié that falls on a day, or null. */
export function ferieOn(day: LocalDay, options: FeriesOptions): string | null {
  const year = Number(day.slice(0, 4));
  return listFeries(year, options).find(({ jour }) => jour === day)?.nom ?? null;
}

/** Whether a day is ouvrable: neither a Sunday nor a jour férié. Saturdays are. */
export function isOuvrable(day: LocalDay, options: FeriesOptions): boolean {
  return !isSunday(day) && ferieOn(day, options) === null;
}

/** Whether a day is ouvré: ouvrable, and not a Saturday. */
export function isOuvre(day: LocalDay, options: FeriesOptions): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek !== 6 && isOuvrable(day, options);
}

/** Whether a day is a Sunday. */
export function isSunday(day: LocalDay): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek === 7;
}

/** Easter Sunday in the Gregorian calendar (the anonymous algorithm of Meeus, Jones and Butcher). */
function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const leapCenturies = Math.floor(century / 4);
  const shift = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - leapCenturies - shift + 15) % 30;
  const leaps = Math.floor(ofCentury / 4);
  const weekday = (32 + 2 * (century % 4) + 2 * leaps - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const count = epact + weekday - 7 * late + 114;
  return Temporal.PlainDate.from({
    year,
    month: Math.floor(count / 31),
    day: (count % 31) + 1,
  });
}

function dayOf(year: number, monthDay: string): LocalDay {
  return localDaySchema.parse(`${String(year).padStart(4, '0')}-${monthDay}`);
}

function toDay(date: Temporal.PlainDate): LocalDay {
  return localDaySchema.parse(date.toString());
}
