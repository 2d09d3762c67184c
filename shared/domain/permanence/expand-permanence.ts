import { RRuleTemporal } from 'rrule-temporal';
import { localDaySchema } from '../calendar/local-day.ts';
import type { LocalDay, Zone } from '../calendar/local-day.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { minutesOf } from './minutes-of.ts';
import { heureSchema, SERIES_DAYS, SERIES_SLOTS } from './schema.ts';
import type { Heure, Permanence } from './schema.ts';

/** One slot of an occurrence, not yet kept anywhere. */
export interface PlannedSlot {
  readonly debut: Heure;
  readonly fin: Heure;
  readonly debutLe: Temporal.Instant;
  readonly finLe: Temporal.Instant;
}

/** One day a permanence is held. `origine` is the day the recurrence gave, which never changes. */
export interface Occurrence {
  readonly origine: LocalDay;
  readonly jour: LocalDay;
  readonly debut: Heure;
  readonly fin: Heure;
  readonly creneaux: readonly PlannedSlot[];
}

type Series = Pick<Permanence, 'premierJour' | 'recurrence'>;
type Timed = Series & Pick<Permanence, 'debut' | 'fin' | 'exceptions' | 'dureeCreneau'>;

/** What a rule may say: days, nothing finer and nothing that needs another calendar. */
const PARTS = new Set([
  'FREQ',
  'INTERVAL',
  'COUNT',
  'UNTIL',
  'BYDAY',
  'BYMONTHDAY',
  'BYMONTH',
  'BYSETPOS',
  'WKST',
]);

/**
 * Every occurrence of a permanence with its slots, in order of their days. Wall times stay what they
 * are on both sides of a change of hour. Refusals: `recurrence-illisible`, `recurrence-sans-fin`,
 * `serie-trop-longue`, `serie-vide`, `trop-de-creneaux`, `horaires-inverses`, `creneau-trop-long`,
 * `exception-hors-serie`, `occurrences-superposees`.
 */
export function expandPermanence(permanence: Timed, zone: Zone): Result<readonly Occurrence[]> {
  const days = listDays(permanence);
  if (!days.ok) return days;
  const exceptions = new Map(permanence.exceptions.map((one) => [one.jour, one.devient]));
  const held = new Set(days.value);
  for (const { jour } of permanence.exceptions) if (!held.has(jour)) return refuseException(jour);
  const occurrences: Occurrence[] = [];
  let count = 0;
  for (const origine of days.value) {
    const plage = exceptions.has(origine)
      ? exceptions.get(origine)
      : { jour: origine, debut: permanence.debut, fin: permanence.fin };
    if (plage === null || plage === undefined) continue;
    const slots = minutesOf(plage.fin) - minutesOf(plage.debut);
    if (slots <= 0) return refusals.reversed;
    const each = Math.floor(slots / permanence.dureeCreneau);
    if (each === 0) return refusals.slotTooLong;
    count += each;
    if (count > SERIES_SLOTS) return refusals.tooMany;
    occurrences.push({ origine, ...plage, creneaux: cutSlots(plage, permanence, zone) });
  }
  if (occurrences.length === 0) return refusals.empty;
  const sorted = occurrences.toSorted((a, b) => startOf(a).localeCompare(startOf(b)));
  const overlaps = sorted.some((one, index) => {
    const next = sorted[index + 1];
    return next !== undefined && next.jour === one.jour && next.debut < one.fin;
  });
  return overlaps ? refusals.overlapping : ok(sorted);
}

const startOf = ({ jour, debut }: Occurrence): string => `${jour}T${debut}`;

/** The days of a recurrence, exceptions included, in order. Same refusals as `expandPermanence`. */
export function listDays({ premierJour, recurrence }: Series): Result<readonly LocalDay[]> {
  if (recurrence === null) return ok([premierJour]);
  const parts = new Map(
    recurrence.split(';').map((part) => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']),
  );
  if (!/^(DAILY|WEEKLY|MONTHLY)$/.test(parts.get('FREQ') ?? '')) return refusals.unreadable;
  if ([...parts.keys()].some((part) => !PARTS.has(part))) return refusals.unreadable;
  if (!parts.has('COUNT') && !parts.has('UNTIL')) return refusals.endless;
  const until = parts.get('UNTIL');
  // Days are counted at noon, UTC: no change of hour is near, and the last day counts whole.
  if (until !== undefined) parts.set('UNTIL', `${until.slice(0, 8)}T235959Z`);
  const rule = [...parts].map(([name, value]) => `${name}=${value}`).join(';');
  const start = premierJour.replaceAll('-', '');
  const last = Temporal.PlainDate.from(premierJour).add({ days: SERIES_DAYS }).toString();
  const days: LocalDay[] = [];
  try {
    const series = new RRuleTemporal({
      rruleString: `DTSTART:${start}T120000Z\nRRULE:${rule}`,
      maxIterations: 2 * SERIES_DAYS,
    });
    // One past the limit is enough to know: a rule of a million days costs no more.
    series.all((date, index) => {
      days.push(localDaySchema.parse(date.toPlainDate().toString()));
      return index <= SERIES_DAYS && date.toPlainDate().toString() <= last;
    });
  } catch {
    return refusals.unreadable;
  }
  const final = days.at(-1);
  if (final === undefined) return refusals.empty;
  return final > last ? refusals.tooLong : ok(days);
}

/** The instant of an hour on the wall. */
export function toInstant(jour: LocalDay, heure: Heure, zone: Zone): Temporal.Instant {
  return Temporal.PlainDateTime.from(`${jour}T${heure}`).toZonedDateTime(zone).toInstant();
}

function cutSlots(
  { jour, debut, fin }: { readonly jour: LocalDay; readonly debut: Heure; readonly fin: Heure },
  { dureeCreneau }: Pick<Permanence, 'dureeCreneau'>,
  zone: Zone,
): readonly PlannedSlot[] {
  const slots: PlannedSlot[] = [];
  for (let at = minutesOf(debut); at + dureeCreneau <= minutesOf(fin); at += dureeCreneau) {
    const [from, to] = [toHeure(at), toHeure(at + dureeCreneau)];
    slots.push({
      debut: from,
      fin: to,
      debutLe: toInstant(jour, from, zone),
      finLe: toInstant(jour, to, zone),
    });
  }
  return slots;
}

function toHeure(minutes: number): Heure {
  const two = (n: number) => String(n).padStart(2, '0');
  return heureSchema.parse(`${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`);
}

function refuseException(jour: LocalDay): Result<never> {
  return refuse(
    'exception-hors-serie',
    `L’exception du ${jour.split('-').toReversed().join('/')} ne tombe sur aucun jour de la permanence : corrigez la date ou ôtez l’exception.`,
  );
}

const refusals = {
  unreadable: refuse(
    'recurrence-illisible',
    'Cette répétition n’est pas comprise : choisissez chaque jour, chaque semaine ou chaque mois.',
  ),
  endless: refuse(
    'recurrence-sans-fin',
    'Une permanence doit avoir une fin : donnez sa dernière date ou son nombre de fois.',
  ),
  tooLong: refuse(
    'serie-trop-longue',
    `Une permanence s’étend sur ${SERIES_DAYS} jours au plus : donnez une fin plus proche, vous la prolongerez ensuite.`,
  ),
  tooMany: refuse(
    'trop-de-creneaux',
    'Cette permanence aurait plus de 2\u202f000 créneaux : raccourcissez-la ou allongez les créneaux.',
  ),
  empty: refuse(
    'serie-vide',
    'Cette permanence n’a aucune date : vérifiez sa répétition et ses exceptions.',
  ),
  reversed: refuse(
    'horaires-inverses',
    'L’heure de fin doit venir après l’heure de début : corrigez les horaires.',
  ),
  overlapping: refuse(
    'occurrences-superposees',
    'Deux dates de cette permanence se recouvrent : corrigez la date déplacée.',
  ),
  slotTooLong: refuse(
    'creneau-trop-long',
    'Un créneau ne tient pas dans les horaires : raccourcissez-le ou allongez la permanence.',
  ),
} as const;
