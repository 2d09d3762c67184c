import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { FoundSlot } from '../../../shared/domain/rdv/find-slots.ts';
import type { ShownRdv } from '../../data/agenda/use-rdvs.ts';
import { capitalise, count, formatMonth } from '../../ui/format.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import classes from './agenda.module.css';
import { weekOf } from './words.ts';

/** Partners named in a day of the month; the others are counted. */
const NAMED = 2;

const weekdays = ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'];

/** The month: who holds a permanence each day, and how much is free. A day opens. */
export function MonthView({
  month,
  today,
  rdvs,
  free,
  onDay,
}: {
  /** Any day of it. */
  readonly month: LocalDay;
  readonly today: LocalDay;
  readonly rdvs: readonly ShownRdv[];
  readonly free: readonly FoundSlot[];
  readonly onDay: (day: LocalDay) => void;
}) {
  const freeByDay = Map.groupBy(free, ({ offer }) => offer.creneau.jour);
  const rdvsByDay = Map.groupBy(rdvs, ({ jour }) => jour);
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label="Mois">
      <table className={classes['month']}>
        <caption>{capitalise(formatMonth(month))}</caption>
        <thead>
          <tr>
            {weekdays.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((days) => (
            <tr key={days[0]}>
              {days.map((day) => (
                <td key={day}>
                  {day.slice(0, 7) === month.slice(0, 7) && (
                    <DayCell
                      day={day}
                      isToday={day === today}
                      free={freeByDay.get(day) ?? []}
                      taken={rdvsByDay.get(day)?.length ?? 0}
                      onDay={onDay}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DayCell({
  day,
  isToday,
  free,
  taken,
  onDay,
}: {
  readonly day: LocalDay;
  readonly isToday: boolean;
  readonly free: readonly FoundSlot[];
  readonly taken: number;
  readonly onDay: (day: LocalDay) => void;
}) {
  const partners = [...new Set(free.map(({ offer }) => offer.permanence.organismeNom))];
  return (
    <button type="button" className={classes['monthDay']} onClick={() => onDay(day)}>
      <strong>
        {Number(day.slice(8))}
        {isToday && ' – aujourd’hui'}
      </strong>
      {taken > 0 && (
        <>
          <br />
          {count(taken, 'rendez-vous', 'rendez-vous')}
        </>
      )}
      {free.length > 0 && (
        <>
          <br />
          {count(free.length, 'libre', 'libres')}
          <br />
          {partners.slice(0, NAMED).map(frenchSpaces).join(', ')}
          {partners.length > NAMED && ` et ${partners.length - NAMED} autres`}
        </>
      )}
    </button>
  );
}

function weeksOf(month: LocalDay): readonly (readonly LocalDay[])[] {
  const first = Temporal.PlainDate.from(`${month.slice(0, 7)}-01`);
  const weeks: (readonly LocalDay[])[] = [];
  for (let at = first; weeks.length < 6; at = at.add({ days: 7 })) {
    const days = weekOf(at.toString() as LocalDay);
    if (!days.some((day) => day.slice(0, 7) === month.slice(0, 7))) break;
    weeks.push(days);
  }
  return weeks;
}
