import { Button } from '@mantine/core';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { ReferenceRdv } from '../../../shared/domain/rdv/schema.ts';
import type { Calendar } from '../../data/agenda/calendar.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { Notice } from '../../ui/notice.tsx';

/** What was asked of a RDV, in words for before and after the département said yes. */
export interface Asked {
  readonly reference: ReferenceRdv;
  readonly demande: Id;
  readonly waiting: string;
  readonly done: string;
  readonly undo: (() => Promise<void>) | null;
}

/** What became of it: *fait* only once the département said so. */
export function DoneNotice({
  asked,
  calendar,
  busy,
  onUndo,
}: {
  readonly asked: Asked;
  readonly calendar: Pick<Calendar, 'demandes' | 'line'>;
  readonly busy: boolean;
  readonly onUndo: (undo: () => Promise<void>) => void;
}) {
  const { reference, demande, waiting, done, undo } = asked;
  const held = calendar.demandes.get(reference)?.find(({ souhait }) => souhait.demande === demande);
  const back = undo !== null && (
    <Button variant="default" disabled={busy} onClick={() => onUndo(undo)}>
      Revenir
    </Button>
  );
  if (held?.etat === 'refusee')
    return (
      <Notice kind="error" word="Refusé">
        {frenchSpaces(held.refus?.sentence ?? '')}
      </Notice>
    );
  if (held?.etat === 'faite')
    return (
      <Notice kind="info" word="Fait" action={back}>
        {done}
      </Notice>
    );
  // Not read back yet, it waits too.
  return (
    <Notice kind="warn" word="En attente du département" action={back}>
      {waiting}{' '}
      {calendar.line?.ligne === 'en-ligne'
        ? 'Il répond dans un instant.'
        : 'Il répondra au retour du réseau.'}
    </Notice>
  );
}
