import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { giveMotif, motifOf } from '../../data/acces/motifs.ts';
import { useMotifDecision } from '../../data/decisions/decisions.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { MotifQuestion } from './motif-question.tsx';

/**
 * What is in a person’s file, once whoever opens it has said why; at once where the platform does not ask,
 * and for who has said it since the desk was unlocked. Once shown it stays: what is being typed there is
 * not taken away when the question is turned on elsewhere.
 */
export function MotifGate({
  session,
  usager,
  onGiveUp,
  children,
}: {
  readonly session: DeskSession;
  readonly usager: Id;
  readonly onGiveUp: () => void;
  readonly children: ReactNode;
}) {
  const decision = useMotifDecision(session);
  const [open, setOpen] = useState(() => motifOf(session, usager) !== undefined);
  if (open) return children;
  if (decision === undefined) return <Skeleton height={480} />;
  if (decision?.sealed.demande !== true) {
    setOpen(true);
    return children;
  }
  return (
    <MotifQuestion
      session={session}
      usager={usager}
      onGiven={(motif) => {
        giveMotif(session, usager, motif);
        setOpen(true);
      }}
      onGiveUp={onGiveUp}
    />
  );
}
