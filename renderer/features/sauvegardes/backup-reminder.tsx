import { Anchor } from '@mantine/core';
import { useBackupState } from '../../data/backups/backups.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { Notice } from '../../ui/notice.tsx';
import { backupReminder } from './backup-words.ts';

/** Says above every screen that backups are missing, old, or that one must be restored. */
export function BackupReminder({
  session,
  href,
}: {
  readonly session: DeskSession;
  /** Where backups are set. */
  readonly href: string;
}) {
  const state = useBackupState(session.bridge);
  if (state === null) return null;
  const reminder = backupReminder(state, session.clock.now().toString(), session.identity.zone);
  if (reminder === null) return null;
  return (
    <Notice kind={reminder.kind} action={<Anchor href={href}>Voir les sauvegardes</Anchor>}>
      {reminder.sentence}
    </Notice>
  );
}
