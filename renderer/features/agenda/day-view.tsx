import { Stack, Text } from '@mantine/core';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { FoundSlot, Offer } from '../../../shared/domain/rdv/find-slots.ts';
import type { Rdv } from '../../../shared/domain/rdv/schema.ts';
import type { ShownRdv } from '../../data/agenda/use-rdvs.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { Panel } from '../../ui/panel.tsx';
import classes from './agenda.module.css';
import { RdvLine } from './rdv-line.tsx';
import type { RdvAction } from './rdv-line.tsx';
import { SlotList } from './slot-list.tsx';
import type { NameOf } from './use-names.ts';
import { hourWords, lieuWords } from './words.ts';

/** A RDV of this platform that another of its desks took: the partner’s line, and nobody’s name. */
export interface OtherRdv {
  readonly rdv: Rdv;
  readonly offer: Offer;
}

/** One day: who comes, then what is free. */
export function DayView({
  today,
  rdvs,
  others,
  free,
  nameOf,
  named,
  busy,
  onAct,
  onChoose,
}: {
  readonly today: LocalDay;
  readonly rdvs: readonly ShownRdv[];
  readonly others: readonly OtherRdv[];
  readonly free: readonly FoundSlot[];
  readonly nameOf: NameOf;
  readonly named: boolean;
  readonly busy: boolean;
  readonly onAct: (rdv: ShownRdv, action: RdvAction) => void;
  readonly onChoose: (slot: FoundSlot) => void;
}) {
  return (
    <Stack gap="md">
      <Panel title="Rendez-vous du jour">
        {rdvs.length + others.length === 0 ? (
          <Text c="dimmed">Aucun rendez-vous ce jour-là.</Text>
        ) : (
          <ul className={classes['lines']} aria-label="Rendez-vous du jour">
            {rdvs.map((rdv) => (
              <RdvLine
                key={rdv.entry.id}
                rdv={rdv}
                today={today}
                person={named ? nameOf(rdv.entry.sealed.pour) : null}
                withDay={false}
                busy={busy}
                onAct={onAct}
              />
            ))}
            {others.map(({ rdv, offer: { creneau, permanence } }) => (
              <li key={rdv.reference} className={classes['line']}>
                <Text>
                  {hourWords(creneau.debut)} – {frenchSpaces(permanence.organismeNom)},{' '}
                  {lieuWords(permanence)} · pris par un autre poste · réf. {rdv.reference}
                </Text>
              </li>
            ))}
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
    </Stack>
  );
}
