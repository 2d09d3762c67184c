import { Text } from '@mantine/core';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { Panel } from '../../ui/panel.tsx';
import classes from './agenda.module.css';
import type { RoomOfDay } from './rooms-of-day.ts';
import { hourWords } from './words.ts';

/** Who has which room of the platform, hour by hour; nothing where no room was entered. */
export function RoomsPanel({ rooms }: { readonly rooms: readonly RoomOfDay[] }) {
  if (rooms.length === 0) return null;
  return (
    <Panel title="Salles du jour">
      <ul className={classes['rooms']} aria-label="Salles du jour">
        {rooms.map(({ id, nom, uses }) => (
          <li key={id}>
            <Text fw={600}>{frenchSpaces(nom)}</Text>
            {uses.length === 0 ? (
              <Text c="dimmed">libre toute la journée</Text>
            ) : (
              uses.map(({ debut, fin, par, reference }) => (
                <Text key={`${debut} ${par} ${reference ?? ''}`}>
                  {hourWords(debut)} à {hourWords(fin)}&nbsp;: {frenchSpaces(par)}
                  {reference === null ? ', permanence' : `, réf. ${reference}`}
                </Text>
              ))
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
