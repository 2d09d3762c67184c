import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { UsagerSealed } from '../../../../shared/domain/usager/schema.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import type { Usager } from '../../../data/usagers/usager-kind.ts';
import { reviseUsager } from '../../../data/usagers/usagers.ts';
import { useBusy } from '../../../ui/use-busy.ts';

/** A button that changes one thing of a file, and says under it why it could not. */
export function ReviseButton({
  session,
  usager,
  change,
  label,
  done,
  onSaid,
}: {
  readonly session: DeskSession;
  readonly usager: Usager;
  readonly change: Partial<UsagerSealed>;
  readonly label: string;
  /** What is said once it is *enregistré*. */
  readonly done: string;
  readonly onSaid: (sentence: string) => void;
}) {
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const revise = async () => {
    const revised = await reviseUsager(session, usager, { ...usager.sealed, ...change });
    if (revised.ok) onSaid(done);
    else setFailure(revised.failure.sentence);
  };
  return (
    <div>
      <Button variant="default" loading={busy} onClick={() => void run(revise)}>
        {label}
      </Button>
      {failure !== null && <Text role="alert">{failure}</Text>}
    </div>
  );
}
