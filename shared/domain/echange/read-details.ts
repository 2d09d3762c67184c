import { ageSchema } from '../vocabulary/demande-details.ts';
import type { Age } from '../vocabulary/demande-details.ts';
import type { VisiteClear } from '../visite/schema.ts';
import { etatLabels, suiviLabels } from './own-columns.ts';
import { quoted, read, unreadable } from './reading.ts';
import type { Reading } from './reading.ts';
import type { SeanceType } from '../vocabulary/seance-type.ts';
import { readAgeBand, readSeanceType } from './words.ts';
import type { ReadWord } from './words.ts';
import { foldHeader as fold } from './table.ts';

/** The longest duration of a demande, in minutes: a day. */
const MAX_MINUTES = 1440;

/** A duration in whole minutes: `20`, `20 min`, `1 h 30`, `1:30`, `0,5 h`. */
export function readDuree(text: string): Reading<number> {
  const typed = text.trim().toLowerCase();
  if (typed === '') return read<number>(null);
  const minutes = parseMinutes(typed);
  if (minutes === null)
    return unreadable(`${quoted(text)} n’est pas une durée. Écrivez des minutes, par exemple 20.`);
  if (minutes < 1 || minutes > MAX_MINUTES)
    return unreadable(
      `${quoted(text)} n’est pas une durée possible\u00a0: il faut de 1 à 1\u202f440 minutes.`,
    );
  return read(Math.round(minutes));
}

/** The number of people of a foyer, from 1 to 20. */
export function readFoyer(text: string): Reading<number> {
  const typed = text.trim();
  if (typed === '') return read<number>(null);
  const people = Number(typed);
  return Number.isInteger(people) && people >= 1 && people <= 20
    ? read(people)
    : unreadable(`${quoted(typed)} n’est pas un nombre de personnes, de 1 à 20.`);
}

/** The number of participants of a collective session, from 1 to 2,000: it has to be said. */
export function readParticipants(text: string): Reading<number> {
  const typed = text.trim();
  if (typed === '') return unreadable('Le nombre de participants manque.');
  const people = Number(typed);
  return Number.isInteger(people) && people >= 1 && people <= 2000
    ? read(people)
    : unreadable(`${quoted(typed)} n’est pas un nombre de participants, de 1 à 2000.`);
}

/** Yes or no. */
export function readYesNo(text: string): Reading<boolean> {
  const typed = fold(text);
  if (typed === '') return read<boolean>(null);
  if (['oui', 'o', 'vrai', 'true', '1', 'x', 'yes'].includes(typed)) return read(true);
  if (['non', 'n', 'faux', 'false', '0', 'no'].includes(typed)) return read(false);
  return unreadable(`${quoted(text)} ne dit ni oui ni non.`, { mot: true });
}

/** An age band, from the band as it is written or from an age in years. */
export function readAge(text: string): Reading<Age> {
  const typed = text.trim();
  if (typed === '') return read<Age>(null);
  const band = readAgeBand(typed);
  if (band !== undefined) return read(band);
  const years = /^(\d{1,3})( ?ans)?$/.exec(typed)?.[1];
  const found = years === undefined ? null : bandOf(Number(years));
  return found === null
    ? unreadable(`${quoted(typed)} n’est pas une tranche d’âge de Relais.`, { mot: true })
    : read(found);
}

/** A word of the vocabulary; `kind` names it in the sentence, with its article. */
export function readWord<T>(text: string, readOne: ReadWord<T>, kind: string): Reading<T> {
  if (text.trim() === '') return read<T>(null);
  const value = readOne(text);
  return value === undefined
    ? unreadable(`${quoted(text.trim())} n’est pas ${kind} que Relais connaît.`, { mot: true })
    : read(value);
}

/** The kind of a collective session: it has to be said, and is never left empty on request. */
export function readTypeSeance(text: string): Reading<SeanceType> {
  if (text.trim() === '') return unreadable('Le type de séance manque.');
  const reading = readWord(text, readSeanceType, 'un type de séance');
  return reading.ok ? reading : unreadable(reading.sentence);
}

/** The firsts of an usager suivi, as our export says them. */
export function readPremieres(text: string): Reading<NonNullable<VisiteClear['premieres']>> {
  const typed = fold(text);
  if (typed === '') return read<NonNullable<VisiteClear['premieres']>>(null);
  const kinds = Object.keys(suiviLabels) as (keyof typeof suiviLabels)[];
  const kind = kinds.find((key) => fold(suiviLabels[key]) === typed);
  if (kind === undefined)
    return unreadable(`${quoted(text)} n’est pas un suivi connu de Relais.`, { mot: true });
  const depth = kinds.indexOf(kind);
  return read({ jour: depth >= 1, mois: depth >= 2, annee: depth >= 3 });
}

/** Whether the line counts: an entry cancelled, to keep or to date is left where it is. */
export function readCounted(text: string): Reading<boolean> {
  const typed = fold(text);
  if (typed === '' || typed === fold(etatLabels.valide)) return read(true);
  const others = [etatLabels.annulee, etatLabels['en-attente'], etatLabels['a-dater']];
  return others.some((label) => fold(label) === typed)
    ? read(false)
    : unreadable(`${quoted(text)} n’est pas un état connu de Relais.`, { mot: true });
}

function parseMinutes(typed: string): number | null {
  const plain = /^(-?\d+(?:[.,]\d+)?)\s*(?:min|minutes?|mn|')?$/.exec(typed);
  if (plain !== null) return toNumber(plain[1]);
  const hours = /^(-?\d+(?:[.,]\d+)?)\s*(?:h|heures?)$/.exec(typed);
  if (hours !== null) return toNumber(hours[1]) * 60;
  const both = /^(\d{1,2})\s*(?:h|:|heures?)\s*(\d{1,2})(?:\s*(?:min|mn)|:00)?$/.exec(typed);
  if (both === null || Number(both[2]) > 59) return null;
  return Number(both[1]) * 60 + Number(both[2]);
}

function toNumber(text: string | undefined): number {
  return Number((text ?? '').replace(',', '.'));
}

function bandOf(years: number): Age | null {
  const limits: readonly (readonly [number, Age])[] = [
    [17, 'moins-de-18'],
    [25, '18-25'],
    [39, '26-39'],
    [54, '40-54'],
    [59, '55-59'],
    [69, '60-69'],
    [120, ageSchema.enum['70-et-plus']],
  ];
  return limits.find(([last]) => years <= last)?.[1] ?? null;
}
