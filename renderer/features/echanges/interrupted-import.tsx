import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { giveWay } from '../../data/give-way.ts';
import type { Import } from '../../data/imports/imports.ts';
import { useInterruptedImports, withImportLock } from '../../data/imports/import-lock.ts';
import { undoImport } from '../../data/imports/undo-import.ts';
import { formatInstant } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { ImportDialog } from './import-dialog.tsx';

/** The imports cut short: part of each counts until someone goes on with it, or undoes it. */
export function InterruptedImports({
  session,
  today,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
}) {
  const interrupted = useInterruptedImports(session);
  const [resumed, setResumed] = useState<Import | null>(null);
  return (
    <>
      {interrupted.map((cut) => (
        <InterruptedImport
          key={cut.id}
          session={session}
          interrupted={cut}
          onResume={() => setResumed(cut)}
        />
      ))}
      <ImportDialog
        session={session}
        today={today}
        opened={resumed !== null}
        resumed={resumed}
        onClose={() => setResumed(null)}
      />
    </>
  );
}

function InterruptedImport({
  session,
  interrupted,
  onResume,
}: {
  readonly session: DeskSession;
  readonly interrupted: Import;
  readonly onResume: () => void;
}) {
  const [undoing, setUndoing] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { fichier, noteLe } = interrupted.sealed;

  const undo = async () => {
    setUndoing(true);
    const result = await withImportLock(() =>
      undoImport(session, interrupted, { pause: () => giveWay('user-visible') }),
    );
    setUndoing(false);
    setRefusal(result.ok ? null : result.failure.sentence);
  };

  return (
    <Notice
      kind="warn"
      action={
        <Group gap="xs">
          <Button variant="default" disabled={undoing} onClick={onResume}>
            Continuer l’import
          </Button>
          <Button variant="default" loading={undoing} onClick={() => void undo()}>
            Annuler cet import
          </Button>
        </Group>
      }
    >
      L’import de «&nbsp;{fichier}&nbsp;», commencé le{' '}
      {formatInstant(noteLe, session.identity.zone)}, a été interrompu&nbsp;: une partie de ses
      entrées compte déjà. Continuez avec le même fichier, ou annulez-le en entier. {refusal}
    </Notice>
  );
}
