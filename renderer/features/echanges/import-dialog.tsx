import { Modal } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { Import } from '../../data/imports/imports.ts';

// Opened a few times in a desk’s life: the day does not carry it.
const ImportPanel = lazy(async () => ({
  default: (await import('./import-panel.tsx')).ImportPanel,
}));

/** The import of past entries, over the screen. Closed, an import under way goes on. */
export function ImportDialog({
  session,
  today,
  opened,
  resumed = null,
  onClose,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly opened: boolean;
  readonly resumed?: Import | null;
  readonly onClose: () => void;
}) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Importer des entrées passées"
      size="70rem"
      // A key or a touch beside it must not lose what was chosen.
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      {opened && (
        <Suspense>
          <ImportPanel session={session} today={today} resumed={resumed} />
        </Suspense>
      )}
    </Modal>
  );
}
