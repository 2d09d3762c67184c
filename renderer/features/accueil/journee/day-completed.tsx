import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { cancelVisites } from '../../../data/visites/revise-visite.ts';
import type { VisiteEntry } from '../../../data/visites/visite-entry.ts';
import { count, formatDate } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useBusy } from '../../../ui/use-busy.ts';

/** A sheet just copied: its day and its visites. */
export interface Completed {
  readonly day: LocalDay;
  readonly entries: readonly VisiteEntry[];
}

/** What a sheet became, and the way back when it was another day’s. */
export function DayCompleted({
  session,
  completed: { day, entries },
  onClose,
}: {
  readonly session: DeskSession;
  readonly completed: Completed;
  readonly onClose: () => void;
}) {
  const [undone, setUndone] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const undo = async () => {
    const result = await cancelVisites(session, entries);
    setUndone(result.ok);
    setFailure(result.ok ? null : result.failure.sentence);
  };
  return (
    <>
      <Group justify="space-between" role="status">
        <Text>
          {undone
            ? `Feuille du ${formatDate(day)} annulée\u00a0: ses visites ne comptent plus.`
            : `${count(entries.length, 'visite enregistrée', 'visites enregistrées')} au ${formatDate(day)}.`}
        </Text>
        <Group gap="xs">
          {!undone && (
            <Button variant="default" loading={busy} onClick={() => void run(undo)}>
              Annuler cette feuille
            </Button>
          )}
          <Button variant="subtle" onClick={onClose}>
            Fermer
          </Button>
        </Group>
      </Group>
      {failure !== null && <Notice kind="error">{failure}</Notice>}
    </>
  );
}
