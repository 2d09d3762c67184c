import { Button, CloseButton, Text } from '@mantine/core';
import classes from '../dossiers.module.css';
import type { Done, DossierChanges } from '../use-dossier-changes.ts';

/** What was just done and the way back from it, in sight wherever one was on the screen. */
export function DoneLine({
  done,
  change,
  doAlso,
  onClose,
}: {
  readonly done: Done | null;
  readonly change: DossierChanges['change'];
  readonly doAlso: DossierChanges['doAlso'];
  readonly onClose: () => void;
}) {
  const undo = done?.undo ?? null;
  const also = done?.also;
  return (
    <div
      className={classes['done']}
      data-shown={done !== null}
      role="status"
      aria-label="Dernier geste"
    >
      {done !== null && <Text>{done.words}</Text>}
      {also !== undefined && (
        <Button variant="default" onClick={() => void doAlso(also)}>
          {also.label}
        </Button>
      )}
      {undo !== null && (
        <Button variant="default" onClick={() => void change(undo)}>
          Revenir
        </Button>
      )}
      {done !== null && <CloseButton size={44} aria-label="Fermer ce message" onClick={onClose} />}
    </div>
  );
}
