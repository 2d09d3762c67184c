import { assertNever } from '../../kernel/exhaustive.ts';
import type { RegleCalendrier } from '../catalogue/calendrier.ts';
import type { Confidence } from '../catalogue/fact.ts';
import { weakest } from '../catalogue/weakest.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import { offsetDate } from './offset.ts';
import {
  publishedCampaign,
  publishedDeadline,
  publishedMonth,
  publishedMonthFrom,
  publishedZone,
} from './published.ts';
import { between, dayInWords, lastOfMonth, monthOf, onDay, unknown } from './quand.ts';
import type { Ancre, EcheanceContext, Found, Quand } from './quand.ts';
import {
  endOfNextMonth,
  monthlyWindow,
  nextMonthlyDay,
  nextOccurrence,
  nextYearlyDate,
  nextYearlyWindow,
  nthWeekdayBefore,
} from './recurring.ts';

/** A deadline: when, by which rule, how sure (never more than its rule), and why, in French. */
export interface Echeance {
  readonly regle: string;
  readonly demarche: string;
  readonly quand: Quand;
  readonly confidence: Confidence;
  readonly pourquoi: string;
}

/**
 * What a rule of the calendar gives, counted from `ancre` (the event its `anchor` names) on the day
 * of `context`. Without what it needs, or for a year whose dates are not published, it is `inconnue`
 * and says what is missing: no date is drawn from another year’s. Pure; never throws.
 */
export function evaluateRegle(
  regle: RegleCalendrier,
  ancre: Ancre | null,
  context: EcheanceContext,
): Echeance {
  const found = isSane(ancre, context)
    ? findDate(regle, ancre, context)
    : unknown('une date vraisemblable : vérifiez l’année');
  const from =
    ancre !== null && regle.anchor !== undefined && found.quand.kind !== 'sans-date'
      ? `Compté depuis : ${regle.anchor}, ${dayInWords(ancre.jour)}.`
      : undefined;
  return {
    regle: regle.id,
    demarche: regle.demarche,
    quand: found.quand,
    confidence:
      found.confidence === undefined
        ? regle.confidence
        : weakest([regle, { confidence: found.confidence }]),
    pourquoi: [sentence(regle.rule), from, found.detail, noteOf(regle)]
      .filter((part) => part !== undefined)
      .join(' '),
  };
}

function findDate(regle: RegleCalendrier, ancre: Ancre | null, context: EcheanceContext): Found {
  const { aujourdhui } = context;
  const counted = (count: (day: LocalDay, ancre: Ancre) => Found): Found =>
    ancre === null ? unknown(missingAnchor(regle)) : count(ancre.jour, ancre);
  if (regle.anchorIsNoDay === true) return { quand: { kind: 'sans-date' } };
  switch (regle.kind) {
    case 'offset':
      return counted((_day, anchor) => offsetDate(regle, anchor, context));
    case 'before_expiry':
    case 'before_event':
      return counted((day) => ({ quand: windowBefore(regle, day) }));
    case 'month_end':
      return { quand: onDay(lastOfMonth(Temporal.PlainDate.from(ancre?.jour ?? aujourdhui))) };
    case 'month_end_of_event':
      return counted((day) => ({ quand: onDay(lastOfMonth(Temporal.PlainDate.from(day))) }));
    case 'every_months':
      return counted((day) => ({ quand: nextOccurrence(day, regle.months ?? 1, aujourdhui) }));
    case 'monthly_window':
      return declarationWindow(regle, ancre, aujourdhui);
    case 'monthly_day':
      return { quand: nextMonthlyDay(regle.day ?? 1, aujourdhui) };
    case 'period_end_next_month':
      return counted((day) => ({ quand: endOfNextMonth(day) }));
    case 'yearly_window':
      return yearlyWindow(regle, aujourdhui);
    case 'yearly_window_by_department':
      return departmentWindow(regle, context);
    case 'yearly_dates':
      return given(nextYearlyDate(regle.dates ?? [], aujourdhui), 'les jours de l’année');
    case 'year_end_plus':
      return counted((day) => ({ quand: yearEnd(day, regle.years ?? 0) }));
    case 'nth_weekday_before_event':
      return counted(
        (day) =>
          publishedDeadline(regle, day) ?? {
            quand: onDay(nthWeekdayBefore(day, weekdayNumber(regle), regle.n ?? 1)),
          },
      );
    case 'printed_date':
      return counted((day) => ({ quand: onDay(Temporal.PlainDate.from(day)) }));
    case 'fixed':
      return regle.date === undefined
        ? unknown('la date')
        : { quand: onDay(Temporal.PlainDate.from(regle.date)) };
    case 'computed':
      return (
        (ancre === null
          ? publishedMonthFrom(regle, aujourdhui)
          : publishedMonth(regle, monthOf(Temporal.PlainDate.from(ancre.jour)))) ??
        unknown('les dates de ce mois : elles ne sont pas au catalogue')
      );
    case 'info':
      return { quand: { kind: 'sans-date' } };
    default:
      return assertNever(regle.kind);
  }
}

function windowBefore(regle: RegleCalendrier, end: LocalDay): Quand {
  const { fromMonths = 0, fromDays = 0, toMonths = 0, toDays = 0 } = regle;
  const last = Temporal.PlainDate.from(end);
  return between(
    last.subtract({ months: fromMonths, days: fromDays }),
    last.subtract({ months: toMonths, days: toDays }),
  );
}

/**
 * The window of the month of the anchor; without one, of the month whose window is open, or opens
 * next. A rule that has a published calendar is only a proposal for the months not in it.
 */
function declarationWindow(
  regle: RegleCalendrier,
  ancre: Ancre | null,
  aujourdhui: LocalDay,
): Found {
  const today = Temporal.PlainDate.from(aujourdhui);
  let month = Temporal.PlainDate.from(ancre?.jour ?? aujourdhui).toPlainYearMonth();
  if (ancre === null) {
    const before = month.subtract({ months: 1 });
    const { to } = monthlyWindow(regle, before);
    if (Temporal.PlainDate.compare(to, today) >= 0) month = before;
  }
  const published = publishedMonth(regle, monthOf(month.toPlainDate({ day: 1 })));
  if (published !== null) return published;
  const { from, to } = monthlyWindow(regle, month);
  const quand = between(from, to);
  return (regle.datesKnown ?? []).length === 0
    ? { quand }
    : {
        quand,
        confidence: 'proposal',
        detail: 'Calculé par la règle : calendrier non publié ici.',
      };
}

/** A window that is published each year is known only for the years at hand. */
function yearlyWindow(regle: RegleCalendrier, aujourdhui: LocalDay): Found {
  if (regle.datesKnown !== undefined) {
    return (
      publishedCampaign(regle, aujourdhui) ??
      unknown('les dates de la prochaine campagne : elles ne sont pas au catalogue')
    );
  }
  const { from, to } = regle;
  const next =
    from === undefined || to === undefined ? null : nextYearlyWindow(from, to, aujourdhui);
  return given(next, 'les jours de l’année');
}

function departmentWindow(regle: RegleCalendrier, context: EcheanceContext): Found {
  const { departement, aujourdhui } = context;
  const zone = departement === null ? undefined : regle.departmentZone?.[departement];
  if (zone === undefined) return unknown('la zone de ce département : elle n’est pas au catalogue');
  return (
    publishedZone(regle, zone, aujourdhui) ??
    unknown('les dates de la prochaine campagne : elles ne sont pas au catalogue')
  );
}

function yearEnd(day: LocalDay, years: number): Quand {
  const year = Temporal.PlainDate.from(day).year + years;
  return onDay(Temporal.PlainDate.from({ year, month: 12, day: 31 }));
}

const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly RegleCalendrier['weekday'][];

function weekdayNumber({ weekday = 'monday' }: RegleCalendrier): number {
  return weekdays.indexOf(weekday) + 1;
}

function given(quand: Quand | null, manque: string): Found {
  return quand === null ? unknown(manque) : { quand };
}

function missingAnchor({ anchor }: RegleCalendrier): string {
  return anchor === undefined ? 'la date de départ' : `la date : ${anchor}`;
}

/** Far from any real life, an anchor is a slip of the hand. */
function isSane(ancre: Ancre | null, { aujourdhui }: EcheanceContext): boolean {
  return [ancre?.jour ?? aujourdhui, aujourdhui].every(
    (day) => day >= '1900-01-01' && day < '2200-01-01',
  );
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function noteOf({ note }: RegleCalendrier): string | undefined {
  return note === undefined ? undefined : sentence(note);
}
