import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { FoundSlot } from '../../../shared/domain/rdv/find-slots.ts';
import type { ShownRdv } from '../../data/agenda/use-rdvs.ts';
import { count, formatDay } from '../../ui/format.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import classes from './agenda.module.css';
import { byHour } from './by-hour.ts';
import type { OtherRdv } from './by-hour.ts';
import type { NameOf } from './use-names.ts';
import { hourWords, lieuWords, otherWords, shortDay, stateWords } from './words.ts';
import type { At } from './words.ts';

/** Free slots of a day drawn at once. */
const SHOWN = 6;

/** Seven days side by side: what is taken, then what is free. */
export function WeekView({
  days,
  at,
  rdvs,
  others,
  free,
  nameOf,
  named,
  onDay,
  onChoose,
}: {
  readonly days: readonly LocalDay[];
  readonly at: At;
  readonly rdvs: readonly ShownRdv[];
  readonly others: readonly OtherRdv[];
  readonly free: readonly FoundSlot[];
  readonly nameOf: NameOf;
  readonly named: boolean;
  readonly onDay: (day: LocalDay) => void;
  readonly onChoose: (slot: FoundSlot) => void;
}) {
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label="Semaine">
      <div className={classes['week']}>
        {days.map((day) => (
          <section key={day} className={classes['day']} aria-label={formatDay(day)}>
            <Button variant={day === at.today ? 'light' : 'default'} onClick={() => onDay(day)}>
              {shortDay(day)}
            </Button>
            {byHour(
              rdvs.filter(({ jour }) => jour === day),
              others.filter(({ offer }) => offer.creneau.jour === day),
            ).map((line) =>
              line.kind === 'own' ? (
                <div key={line.rdv.entry.id} className={classes['chip']} data-taken>
                  <strong>{hourWords(line.debut)}</strong>{' '}
                  {frenchSpaces(line.rdv.entry.sealed.organismeNom)}
                  <br />
                  {named && `${nameOf(line.rdv.entry.sealed.pour)}, `}
                  {stateWords(line.rdv, at)}
                </div>
              ) : (
                <div key={line.other.rdv.reference} className={classes['chip']} data-taken>
                  <strong>{hourWords(line.debut)}</strong>{' '}
                  {frenchSpaces(line.other.offer.permanence.organismeNom)}
                  <br />
                  {otherWords(line.other.rdv)}
                </div>
              ),
            )}
            <FreeOfDay
              slots={free.filter(({ offer }) => offer.creneau.jour === day)}
              onChoose={onChoose}
            />
          </section>
        ))}
      </div>
    </div>
  );
}

function FreeOfDay({
  slots,
  onChoose,
}: {
  readonly slots: readonly FoundSlot[];
  readonly onChoose: (slot: FoundSlot) => void;
}) {
  const [shown, setShown] = useState(SHOWN);
  if (slots.length === 0)
    return (
      <Text size="sm" c="dimmed">
        rien de libre
      </Text>
    );
  return (
    <>
      {slots.slice(0, shown).map((slot) => {
        const { creneau, permanence } = slot.offer;
        return (
          <button
            key={creneau.id}
            type="button"
            className={classes['chip']}
            onClick={() => onChoose(slot)}
          >
            <strong>{hourWords(creneau.debut)}</strong> libre
            <br />
            {frenchSpaces(permanence.organismeNom)}, {lieuWords(permanence)}
          </button>
        );
      })}
      {slots.length > shown && (
        <Button variant="subtle" size="compact-sm" h={44} onClick={() => setShown(slots.length)}>
          {count(slots.length - shown, 'autre', 'autres')}
        </Button>
      )}
    </>
  );
}
