import { addDays, localDaySchema } from '../calendar/local-day.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import { foldPhrase } from '../saisie/fold.ts';
import { frenchMonths } from '../../kernel/french-months.ts';

/** How one wants to be received. */
export type Comment = 'visio' | 'sur-place';

/**
 * What a line typed at the agenda asks for. `mots` is what is left of it, in its words: a partner, a
 * motive. `au` is the last day, included; null when nothing ends it.
 */
export interface SlotQuery {
  readonly comment: Comment | null;
  readonly du: LocalDay;
  readonly au: LocalDay | null;
  /** Half of the day; null for either. */
  readonly moment: 'matin' | 'apres-midi' | null;
  readonly mots: readonly string[];
}

const VISIO = new Set(['visio', 'visioconference', 'video', 'distance', 'ecran', 'teams', 'zoom']);
const ON_SITE = new Set(['place', 'presentiel', 'physique', 'bureau', 'ici']);

/** Words that ask without saying what. */
const EMPTY = new Set(
  `prochain prochaine prochains creneau rdv rendez vous premier libre dispo disponible permanence avec en
   a au aux la le les l d de du des un une pour par sur vers chez et ou plus tot possible le jour date cette
   ce semaine mois matinee est il y t quand`.split(/\s+/),
);

const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

const MONTHS = frenchMonths.map((month) => foldPhrase(month));

/** Reads a line as one says it: `prochain créneau CAF en visio`, `impôts jeudi matin`, `CPAM le 12/06`. */
export function readSlotQuery(text: string, today: LocalDay): SlotQuery {
  const words = foldPhrase(text.replaceAll(/(\d{1,2})[/.](\d{1,2})/g, ' $1 $2 ')).split(' ');
  const mots: string[] = [];
  let comment: Comment | null = null;
  let moment: SlotQuery['moment'] = null;
  let span: Pick<SlotQuery, 'du' | 'au'> = { du: today, au: null };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = words[at + 1] ?? '';
    const after = words[at + 2] ?? '';
    if (word === '') continue;
    if (VISIO.has(word)) comment = 'visio';
    else if (ON_SITE.has(word)) comment = 'sur-place';
    else if (word === 'matin' || word === 'matinee') moment = 'matin';
    else if (word === 'apres' && next === 'midi') {
      moment = 'apres-midi';
      at += 1;
    } else if (word === 'aprem') moment = 'apres-midi';
    else if (word === 'aujourd' && next === 'hui') {
      span = oneDay(today);
      at += 1;
    } else if (word === 'apres' && next === 'demain') {
      span = oneDay(addDays(today, 2));
      at += 1;
    } else if (word === 'demain') span = oneDay(addDays(today, 1));
    else if (word === 'semaine') {
      const monday = addDays(today, 8 - Temporal.PlainDate.from(today).dayOfWeek);
      span =
        next === 'prochaine'
          ? { du: monday, au: addDays(monday, 6) }
          : { du: today, au: addDays(monday, -1) };
      if (next === 'prochaine') at += 1;
    } else if (WEEKDAYS.includes(word)) {
      span = oneDay(nextWeekday(today, WEEKDAYS.indexOf(word) + 1, next === 'prochain'));
      // « jeudi 12 mars »: the date says more than the weekday.
      if (next === 'prochain') at += 1;
    } else if (/^\d{1,2}$/.test(word) && monthOf(next) !== null) {
      span = oneDay(dateOf(Number(word), monthOf(next) ?? 1, today)) ?? span;
      at += 1;
    } else if (word === '1er' && monthOf(next) !== null) {
      span = oneDay(dateOf(1, monthOf(next) ?? 1, today)) ?? span;
      at += 1;
    } else if (MONTHS.includes(word)) span = monthSpan(MONTHS.indexOf(word) + 1, today);
    else if (!EMPTY.has(word) && !(word === 'quinzaine' && after === '')) mots.push(word);
  }
  return { comment, ...span, moment, mots };
}

function oneDay(day: LocalDay): Pick<SlotQuery, 'du' | 'au'> {
  return { du: day, au: day };
}

function nextWeekday(today: LocalDay, weekday: number, isNext: boolean): LocalDay {
  const distance = (weekday - Temporal.PlainDate.from(today).dayOfWeek + 7) % 7;
  return addDays(today, distance === 0 && isNext ? 7 : distance);
}

/** The month a word or a number names, 1 to 12. */
function monthOf(word: string): number | null {
  if (/^\d{1,2}$/.test(word)) {
    const month = Number(word);
    return month >= 1 && month <= 12 ? month : null;
  }
  const index = MONTHS.indexOf(word);
  return index === -1 ? null : index + 1;
}

/** The next such day, this year or the one after; today when there is none such. */
function dateOf(day: number, month: number, today: LocalDay): LocalDay {
  const now = Temporal.PlainDate.from(today);
  for (const year of [now.year, now.year + 1]) {
    const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    const read = localDaySchema.safeParse(text);
    if (read.success && read.data >= today) return read.data;
  }
  return today;
}

function monthSpan(month: number, today: LocalDay): Pick<SlotQuery, 'du' | 'au'> {
  const now = Temporal.PlainDate.from(today);
  const year = month < now.month ? now.year + 1 : now.year;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const last = first.add({ months: 1 }).subtract({ days: 1 });
  const from = localDaySchema.parse(first.toString());
  return { du: from < today ? today : from, au: localDaySchema.parse(last.toString()) };
}
