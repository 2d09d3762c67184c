import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { cancelVisites, dateVisites, keepVisites } from '../../../data/visites/revise-visite.ts';
import type { VisiteEntry } from '../../../data/visites/visite-entry.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useBusy } from '../../../ui/use-busy.ts';

/** What else can be done with a visite of any day: given another day, withdrawn, put back. */
export function EntryActions({
  session,
  today,
  entry,
  onDone,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly entry: VisiteEntry;
  readonly onDone: (entry: VisiteEntry) => void;
}) {
  const [day, setDay] = useState<string>(entry.localDay);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const cancelled = entry.clear.etat === 'annulee';
  const chosen = localDaySchema.safeParse(day);
  const isOther = chosen.success && chosen.data !== entry.localDay;
  const settle = async (operation: Promise<Result<readonly VisiteEntry[]>>) => {
    const result = await operation;
    if (!result.ok) return setFailure(result.failure.sentence);
    const [revised] = result.value;
    if (revised !== undefined) onDone(revised);
  };
  return (
    <>
      <Group justify="space-between" align="flex-end" gap="sm">
        <Group align="flex-end" gap="sm">
          <TextInput
            type="date"
            label="Jour de la visite"
            max={today}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <Button
            variant="default"
            disabled={!isOther || busy}
            onClick={() =>
              chosen.success && void run(() => settle(dateVisites(session, [entry], chosen.data)))
            }
          >
            Changer le jour
          </Button>
        </Group>
        <Button
          variant="default"
          disabled={busy}
          onClick={() =>
            void run(() => settle((cancelled ? keepVisites : cancelVisites)(session, [entry])))
          }
        >
          {cancelled ? 'Rétablir cette visite' : 'Annuler cette visite'}
        </Button>
      </Group>
      {failure !== null && <Notice kind="error">{failure}</Notice>}
    </>
  );
}
