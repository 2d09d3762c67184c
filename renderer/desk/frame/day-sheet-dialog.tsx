import { daySheet } from '../../../shared/documents/papers/day-sheet.ts';
import { useState } from 'react';
import type { DeskSession } from '../../data/desk-session.ts';
import { PaperDialog } from '../../features/papiers/paper-dialog.tsx';

/** The blank sheet to keep beside the desk for a day without power. */
export function DaySheetDialog({
  session,
  onClose,
}: {
  readonly session: DeskSession;
  readonly onClose: () => void;
}) {
  const { site, siteName } = session.identity;
  const [paper] = useState(() => daySheet({ id: site, name: siteName }));
  return <PaperDialog paper={paper} onClose={onClose} />;
}
