import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';

/** What is looked at: a month or a year, of the network or of one platform. */
export interface Question {
  readonly period: 'mois' | 'annee';
  readonly year: number;
  /** 1 to 12; kept while a year is looked at, to come back to. */
  readonly month: number;
  /** Null: the whole network. */
  readonly site: string | null;
}

/** The year no platform counted before with this tool. */
export const FIRST_YEAR = 2000;

/** The question an address holds: `2026`, `2026-03`, `2026-03~marvejols`; this year by default. */
export function subjectToQuestion(subject: string | null, today: LocalDay): Question {
  const read = /^(\d{4})(?:-(\d{2}))?(?:~([a-z0-9-]+))?$/.exec(subject ?? '');
  const [thisYear, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const year = Number(read?.[1] ?? thisYear);
  const month = Number(read?.[2] ?? thisMonth);
  const isKnown = year >= FIRST_YEAR && year <= thisYear && month >= 1 && month <= 12;
  return {
    period: read?.[2] === undefined ? 'annee' : 'mois',
    year: isKnown ? year : thisYear,
    month: isKnown ? month : thisMonth,
    site: read?.[3] ?? null,
  };
}

/** The address of a question. */
export function questionToSubject({ period, year, month, site }: Question): string {
  const time = period === 'annee' ? String(year) : `${year}-${String(month).padStart(2, '0')}`;
  return site === null ? time : `${time}~${site}`;
}

/** The first day of the period, this year or `back` years before. */
export function questionToDay({ period, year, month }: Question, back: number): LocalDay {
  const first = period === 'annee' ? '01' : String(month).padStart(2, '0');
  return localDaySchema.parse(`${year - back}-${first}-01`);
}

/** The period in words: `mars 2026`, `année 2026`. */
export function questionToColumn({ period, year, month }: Question, back: number): string {
  return period === 'annee' ? String(year - back) : `${shortMonths[month - 1]} ${year - back}`;
}

const shortMonths = [
  'janv.',
  'févr.',
  'mars',
  'avr.',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
] as const;
