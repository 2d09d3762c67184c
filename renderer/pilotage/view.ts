import { addDays, localDaySchema, type LocalDay } from '../../shared/domain/calendar/local-day.ts';
import type { Period } from '../../shared/sync/published-figures.ts';
import { formatDay, formatMonth } from '../ui/format.ts';

/** What the page looks at: today, whatever the day becomes, or one fixed calendar period. */
export type View =
  { readonly mode: 'aujourdhui' } | { readonly mode: Period; readonly at: LocalDay };

export type ViewMode = View['mode'];

/** No platform counted with this tool before: stops a mistyped year and an endless « précédent ». */
export const EARLIEST_DAY = localDaySchema.parse('2000-01-01');

export const todayView: View = { mode: 'aujourdhui' };

/**
 * The part of the address that keeps a view over a reload and in a bookmark: `#aujourdhui`,
 * `#jour/2026-11-21`, `#mois/2026-11`, `#annee/2026`.
 */
export function viewToHash(view: View): string {
  switch (view.mode) {
    case 'aujourdhui':
      return '#aujourdhui';
    case 'jour':
      return `#jour/${view.at}`;
    case 'mois':
      return `#mois/${view.at.slice(0, 7)}`;
    case 'annee':
      return `#annee/${view.at.slice(0, 4)}`;
  }
}

/** The view an address asks for; today when it asks for nothing that exists. */
export function hashToView(hash: string): View {
  const [mode, date = ''] = hash.replace(/^#/, '').split('/');
  const found =
    mode === 'jour'
      ? dayView('jour', date)
      : mode === 'mois'
        ? dayView('mois', `${date}-01`)
        : mode === 'annee'
          ? dayView('annee', `${date}-01-01`)
          : null;
  return found ?? todayView;
}

function dayView(mode: Period, date: string): View | null {
  const at = localDaySchema.safeParse(date);
  return at.success && at.data >= EARLIEST_DAY ? { mode, at: at.data } : null;
}

/** The period of a view and its first day. */
export function viewToPeriod(view: View, today: LocalDay): { period: Period; from: LocalDay } {
  switch (view.mode) {
    case 'aujourdhui':
      return { period: 'jour', from: today };
    case 'jour':
      return { period: 'jour', from: view.at };
    case 'mois':
      return { period: 'mois', from: localDaySchema.parse(`${view.at.slice(0, 7)}-01`) };
    case 'annee':
      return { period: 'annee', from: localDaySchema.parse(`${view.at.slice(0, 4)}-01-01`) };
  }
}

/** Whether the period of a view holds today: its figures may still grow by themselves. */
export function holdsToday(view: View, today: LocalDay): boolean {
  const { period, from } = viewToPeriod(view, today);
  return from <= today && today < startOfNext(period, from);
}

/**
 * The period before or after a view, in calendar arithmetic; null where there is none to show:
 * before the earliest day, or wholly after today.
 */
export function neighbour(view: View, direction: -1 | 1, today: LocalDay): View | null {
  const { period, from } = viewToPeriod(view, today);
  if (direction === 1) {
    const next = startOfNext(period, from);
    return next > today ? null : { mode: period, at: next };
  }
  if (from <= EARLIEST_DAY) return null;
  return { mode: period, at: viewToPeriod({ mode: period, at: addDays(from, -1) }, today).from };
}

/** The same moment seen by another period: a month gives its days from today, or from its first. */
export function changeMode(view: View, mode: ViewMode, today: LocalDay): View {
  if (mode === 'aujourdhui') return todayView;
  return { mode, at: holdsToday(view, today) ? today : viewToPeriod(view, today).from };
}

/** The period of a view that holds another day, or null when the day lies outside what can be shown. */
export function moveTo(view: View, day: string, today: LocalDay): View | null {
  const at = localDaySchema.safeParse(day);
  if (!at.success || at.data < EARLIEST_DAY || at.data > today) return null;
  return { mode: viewToPeriod(view, today).period, at: at.data };
}

/** How a view is called on the screen and on paper: `novembre 2026`, `année 2026`. */
export function viewToTitle(view: View, today: LocalDay): string {
  const { period, from } = viewToPeriod(view, today);
  switch (period) {
    case 'jour':
      return formatDay(from);
    case 'mois':
      return formatMonth(from);
    case 'annee':
      return `année ${from.slice(0, 4)}`;
  }
}

function startOfNext(period: Period, from: LocalDay): LocalDay {
  const step = { jour: { days: 1 }, mois: { months: 1 }, annee: { years: 1 } }[period];
  return localDaySchema.parse(Temporal.PlainDate.from(from).add(step).toString());
}
