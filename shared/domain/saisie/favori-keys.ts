import type { z } from 'zod';
import type { natureSchema } from '../vocabulary/demande-details.ts';

type Nature = z.infer<typeof natureSchema>;

/** The letter of each nature after a favourite: its French initial. */
export const natureKeys: Readonly<Record<Nature, string>> = {
  'information-orientation': 'i',
  'constitution-de-dossier': 'c',
  'demarche-accompagnee': 'd',
  'demarche-sous-mandat': 'm',
  'impression-scan': 'p',
  'acces-libre': 'l',
  'prise-de-rdv': 'r',
  'visio-partenaire': 'v',
  deblocage: 'b',
};

/**
 * The letter of each durée, in minutes: Cinq, Dix, Quinze, Vingt, Trente, quarante-cinq (Moins le
 * quart), une Heure, Une heure trente, deux heures (Bis). None is an `n`: `5mn` stays five minutes.
 */
export const dureeKeys: readonly { readonly key: string; readonly minutes: number }[] = [
  { key: 'c', minutes: 5 },
  { key: 'd', minutes: 10 },
  { key: 'q', minutes: 15 },
  { key: 'v', minutes: 20 },
  { key: 't', minutes: 30 },
  { key: 'm', minutes: 45 },
  { key: 'h', minutes: 60 },
  { key: 'u', minutes: 90 },
  { key: 'b', minutes: 120 },
];

/** Where someone is in the keys of a favourite; null for a letter not typed yet. */
interface FavoriKeys {
  /** 1 to 9. */
  readonly digit: number;
  readonly nature: Nature | null;
  readonly dureeMinutes: number | null;
  /** What is typed after both letters and a space, to be read as any line. */
  readonly rest: string;
}

const natureByKey = new Map<string, Nature>(
  (Object.keys(natureKeys) as Nature[]).map((nature) => [natureKeys[nature], nature]),
);
const minutesByKey = new Map(dureeKeys.map(({ key, minutes }) => [key, minutes]));

/**
 * Reads the keys of a favourite at the start of a line: `1`, `1p`, `1pv`, `1pv ok`. Null for any
 * other line, so that `12`, `1h30`, `5mn` and `5 caf` stay durées.
 */
export function readFavoriKeys(text: string): FavoriKeys | null {
  const match = /^([1-9])(?:([a-z])(?:([a-z])(?:\s+(.*))?)?)?$/isu.exec(text);
  if (match === null) return null;
  const [, digit, natureKey, dureeKey, rest] = match;
  const nature = natureKey === undefined ? null : natureByKey.get(natureKey.toLowerCase());
  const minutes = dureeKey === undefined ? null : minutesByKey.get(dureeKey.toLowerCase());
  if (nature === undefined || minutes === undefined) return null;
  return { digit: Number(digit), nature, dureeMinutes: minutes, rest: rest ?? '' };
}
