import { Stack, Text } from '@mantine/core';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { FoundSlot } from '../../../shared/domain/rdv/find-slots.ts';
import type { Calendar } from '../../data/agenda/calendar.ts';
import { callOf } from '../../data/agenda/rdv-call.ts';
import type { ShownRdv } from '../../data/agenda/use-rdvs.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { Panel } from '../../ui/panel.tsx';
import classes from './agenda.module.css';
import { byHour } from './by-hour.ts';
import type { OtherRdv } from './by-hour.ts';
import { RdvLine } from './rdv-line.tsx';
import type { RdvAction } from './rdv-line.tsx';
import { roomsOfDay } from './rooms-of-day.ts';
import { RoomsPanel } from './rooms-panel.tsx';
import { SlotList } from './slot-list.tsx';
import type { NameOf } from './use-names.ts';
import { hourWords, lieuWords, otherWords } from './words.ts';
import type { At } from './words.ts';

/** One day: who comes, by the hour, then what is free, and who has which room. */
export function DayView({
  calendar,
  day,
  at,
  rdvs,
  others,
  free,
  nameOf,
  named,
  busy,
  onAct,
  onChoose,
}: {
  readonly calendar: Calendar;
  readonly day: LocalDay;
  readonly at: At;
  readonly rdvs: readonly ShownRdv[];
  readonly others: readonly OtherRdv[];
  readonly free: readonly FoundSlot[];
  readonly nameOf: NameOf;
  readonly named: boolean;
  readonly busy: boolean;
  readonly onAct: (rdv: ShownRdv, action: RdvAction) => void;
  readonly onChoose: (slot: FoundSlot) => void;
}) {
  const lines = byHour(rdvs, others);
  return (
    <Stack gap="md">
      <Panel title="Rendez-vous du jour">
        {lines.length === 0 ? (
          <Text c="dimmed">Aucun rendez-vous ce jour-là.</Text>
        ) : (
          <ul className={classes['lines']} aria-label="Rendez-vous du jour">
            {lines.map((line) =>
              line.kind === 'own' ? (
                <RdvLine
                  key={line.rdv.entry.id}
                  rdv={line.rdv}
                  at={at}
                  person={named ? nameOf(line.rdv.entry.sealed.pour) : null}
                  withDay={false}
                  isCallable={callOf(line.rdv, calendar, at.today) !== null}
                  busy={busy}
                  onAct={onAct}
                />
              ) : (
                <OtherLine key={line.other.rdv.reference} other={line.other} />
              ),
            )}
          </ul>
        )}
      </Panel>
      <Panel title="Créneaux libres">
        {free.length === 0 ? (
          <Text c="dimmed">Rien de libre ce jour-là.</Text>
        ) : (
          <SlotList label="Créneaux libres du jour" slots={free} onChoose={onChoose} />
        )}
      </Panel>
      <RoomsPanel rooms={roomsOfDay(calendar, day, rdvs, others)} />
    </Stack>
  );
}

function OtherLine({ other: { rdv, offer } }: { readonly other: OtherRdv }) {
  const { creneau, permanence } = offer;
  return (
    <li className={classes['line']}>
      <Text>
        {hourWords(creneau.debut)} – {frenchSpaces(permanence.organismeNom)},{' '}
        {lieuWords(permanence)} · {otherWords(rdv)} · réf. {rdv.reference}
      </Text>
    </li>
  );
}
