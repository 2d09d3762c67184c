import type { RegleCalendrier } from '../catalogue/calendrier.ts';
import { addDays } from '../calendar/local-day.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import { ferieOn, isOuvrable, isSunday } from './feries.ts';
import { dateToDay, dayInWords, onDay } from './quand.ts';
import type { Ancre, EcheanceContext, Found } from './quand.ts';

/** Anchor + days, weeks, months, years (a missing day falls on the last of its month) or hours. */
export function offsetDate(regle: RegleCalendrier, ancre: Ancre, context: EcheanceContext): Found {
  if (regle.hours !== undefined) return offsetHours(regle, regle.hours, ancre, context);
  const { days = 0, weeks = 0, months = 0, years = 0 } = regle;
  const due = Temporal.PlainDate.from(ancre.jour).add({ days, weeks, months, years });
  return regle.roll === undefined ? { quand: onDay(due) } : rolled(dateToDay(due), context);
}

/**
 * A day put off to the first jour ouvrable. Saturdays are ouvrables: the sources do not say that one
 * is put off, and the earlier day harms nobody.
 */
function rolled(due: LocalDay, context: EcheanceContext): Found {
  let day = due;
  let ferie: string | null = null;
  while (!isOuvrable(day, context)) {
    ferie ??= ferieOn(day, context);
    day = addDays(day, 1);
  }
  const quand = onDay(Temporal.PlainDate.from(day));
  if (day === due) return { quand };
  const reason = ferie ?? 'dimanche';
  return {
    quand,
    detail: `Le ${dayInWords(due)} n’est pas ouvrable (${reason}) : reporté au ${dayInWords(day)}.`,
    ...(ferie === null ? {} : { confidence: context.feriesConfidence }),
  };
}

/**
 * Hours elapsed in the zone, days to skip taken out whole. When the hour is not known, whole days of
 * 24 hours are counted, and the hour stays unknown.
 */
function offsetHours(
  regle: RegleCalendrier,
  hours: number,
  ancre: Ancre,
  context: EcheanceContext,
): Found {
  const skips = regle.skip !== undefined;
  const met = new Set<string>();
  const isSkipped = (day: LocalDay) => {
    if (!skips) return false;
    const ferie = ferieOn(day, context);
    if (ferie !== null) met.add(ferie);
    return ferie !== null || isSunday(day);
  };
  const quand =
    ancre.heure === null
      ? onDay(countDays(ancre.jour, Math.ceil(hours / 24), isSkipped))
      : countHours(ancre.jour, ancre.heure, hours, context, isSkipped);
  const missing =
    ancre.heure === null ? 'Heure de départ inconnue : ne pas attendre la fin du jour.' : '';
  const skipped = met.size === 0 ? '' : `Sans compter : ${[...met].join(', ')}.`;
  const detail = [missing, skipped].filter((part) => part !== '').join(' ');
  return {
    quand,
    ...(detail === '' ? {} : { detail }),
    ...(met.size === 0 ? {} : { confidence: context.feriesConfidence }),
  };
}

function countDays(
  from: LocalDay,
  days: number,
  isSkipped: (day: LocalDay) => boolean,
): Temporal.PlainDate {
  let day = from;
  let left = days;
  while (left > 0) {
    day = addDays(day, 1);
    if (!isSkipped(day)) left -= 1;
  }
  return Temporal.PlainDate.from(day);
}

function countHours(
  from: LocalDay,
  heure: string,
  hours: number,
  { zone }: EcheanceContext,
  isSkipped: (day: LocalDay) => boolean,
) {
  let at = Temporal.PlainDateTime.from(`${from}T${heure}`).toZonedDateTime(zone);
  let left = Temporal.Duration.from({ hours });
  for (;;) {
    const today = at.toPlainDate();
    const midnight = today.add({ days: 1 }).toZonedDateTime(zone);
    if (isSkipped(dateToDay(today))) {
      at = midnight;
      continue;
    }
    const due = at.add(left);
    // Midnight itself is the end of this day, whatever the next one is.
    if (Temporal.ZonedDateTime.compare(due, midnight) < 0) {
      return onDay(due.toPlainDate(), due.toPlainTime().toString({ smallestUnit: 'minute' }));
    }
    left = left.subtract(at.until(midnight, { largestUnit: 'hours' }));
    if (left.sign === 0) return onDay(today, '24:00');
    at = midnight;
  }
}
