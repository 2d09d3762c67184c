import type { ReactNode } from 'react';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { MotifGate } from '../../features/acces/motif-gate.tsx';

/** What stands before a person’s file, wherever it is opened; giving up goes back where one was. */
export function guardFile(session: DeskSession) {
  return (usager: Id, file: ReactNode): ReactNode => (
    <MotifGate
      key={usager}
      session={session}
      usager={usager}
      onGiveUp={() => window.history.back()}
    >
      {file}
    </MotifGate>
  );
}
