import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { readAccesChain } from '../../data/acces/acces.ts';
import type { AccesChain } from '../../data/acces/acces.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { isResponsable } from '../../data/vault/people.ts';
import { Notice } from '../../ui/notice.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import { AccesLines } from './acces-lines.tsx';
import { MotifSetting } from './motif-setting.tsx';

/**
 * Who opened whose file, and when, over twelve months: for a responsable, and only once asked for,
 * since the screen may be seen by a visitor.
 */
export function AccesLog({
  session,
  hrefOf,
}: {
  readonly session: DeskSession;
  /** The address of a usager’s page. */
  readonly hrefOf: (id: string) => string;
}) {
  const [chain, setChain] = useState<AccesChain | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, run] = useBusy();
  if (!isResponsable(session))
    return (
      <>
        <MotifSetting session={session} />
        <Text c="dimmed">Le journal se lit avec une personne responsable.</Text>
      </>
    );
  const read = async () => {
    const answer = await readAccesChain(session);
    setChain(answer.ok ? answer.value : null);
    setRefusal(answer.ok ? null : answer.failure.sentence);
  };
  if (chain !== null)
    return (
      <AccesLines session={session} chain={chain} hrefOf={hrefOf} onClose={() => setChain(null)} />
    );
  return (
    <>
      <MotifSetting session={session} />
      {refusal !== null && <Notice kind="error">{refusal}</Notice>}
      <Group>
        <Button variant="default" loading={busy} onClick={() => void run(read)}>
          Lire le journal
        </Button>
      </Group>
    </>
  );
}
