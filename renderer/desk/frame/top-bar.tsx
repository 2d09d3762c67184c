import { Button, Text } from '@mantine/core';
import { formatDay, formatHour } from '../../ui/format.ts';
import { LockIcon, MaskIcon, SearchIcon } from '../../ui/icons.tsx';
import type { DeskSession } from '../../data/desk-session.ts';
import { DeliveryStatus } from './delivery-status.tsx';
import type { DeskCommand } from './desk-command.ts';
import classes from './frame.module.css';
import type { DeskTime } from './use-clock.ts';

/** The commands with a button of their own. */
const inBar = [
  { id: 'chercher', word: 'Chercher', icon: SearchIcon },
  { id: 'masquer', word: 'Masquer', icon: MaskIcon },
  { id: 'verrouiller', word: 'Verrouiller', icon: LockIcon },
] as const;

/** Where, when, how the sending goes, who, and Verrouiller. */
export function TopBar({
  session,
  now,
  departmentUrl,
  commands,
}: {
  readonly session: DeskSession;
  readonly now: DeskTime;
  readonly departmentUrl: string | null;
  readonly commands: readonly DeskCommand[];
}) {
  const { identity, author } = session;
  const time = now.instant.toZonedDateTimeISO(identity.zone);
  return (
    <header className={classes['bar']}>
      <div>
        <Text fw={700} size="lg">
          {identity.siteName}
        </Text>
        <Text size="sm" c="dimmed">
          poste {identity.desk}
        </Text>
      </div>
      <Text className={classes['time'] ?? ''}>
        {formatDay(now.day)}, {formatHour(time)}
      </Text>
      <DeliveryStatus session={session} now={now} departmentUrl={departmentUrl} />
      <div className={classes['who']}>
        <Text>{author.nom}</Text>
        {inBar.map(({ id, icon: CommandIcon, word }) => (
          <Button
            key={id}
            variant="default"
            leftSection={<CommandIcon />}
            onClick={() => void commands.find((command) => command.id === id)?.run()}
          >
            {word}
          </Button>
        ))}
      </div>
    </header>
  );
}
