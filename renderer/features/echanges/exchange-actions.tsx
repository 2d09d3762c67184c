import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Period } from '../../../shared/domain/comptage/period.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { ExportButton } from './export-button.tsx';
import { ImportDialog } from './import-dialog.tsx';

/** Takes a period out as a file, and brings past entries in from one. */
export function ExchangeActions({
  session,
  period,
  today,
}: {
  readonly session: DeskSession;
  readonly period: Period;
  readonly today: LocalDay;
}) {
  const [importing, setImporting] = useState(false);
  return (
    <Group gap="sm">
      <ExportButton session={session} period={period} />
      <Button variant="default" onClick={() => setImporting(true)}>
        Importer…
      </Button>
      <ImportDialog
        session={session}
        today={today}
        opened={importing}
        onClose={() => setImporting(false)}
      />
    </Group>
  );
}
