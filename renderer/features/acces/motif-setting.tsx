import { Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { decideMotif, useMotifDecision } from '../../data/decisions/decisions.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { isResponsable, listPeople } from '../../data/vault/people.ts';
import { formatInstant } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { useBusy } from '../../ui/use-busy.ts';

/** Whether whoever opens a person’s file is asked why: a responsable’s decision, for the whole platform. */
export function MotifSetting({ session }: { readonly session: DeskSession }) {
  const decision = useMotifDecision(session);
  const [failure, setFailure] = useState<string | null>(null);
  const [, run] = useBusy();
  if (decision === undefined) return null;
  const asked = decision?.sealed.demande === true;
  const by = listPeople(session.vault.current()).find(({ id }) => id === decision?.sealed.par)?.nom;
  const decide = async () => {
    const decided = await decideMotif(session, !asked);
    setFailure(decided.ok ? null : decided.failure.sentence);
  };
  return (
    <Stack gap="xs" align="flex-start">
      <Switch
        label="Demander le motif à l’ouverture d’une fiche ou d’un dossier"
        description="Une question, une touche, une fois par personne jusqu’au verrouillage ; la réponse est dans le journal."
        checked={asked}
        disabled={!isResponsable(session)}
        onChange={() => void run(decide)}
      />
      {decision !== null && (
        <Text c="dimmed">
          {asked ? 'Demandé' : 'Plus demandé'} depuis le{' '}
          {formatInstant(decision.sealed.le, session.identity.zone)}, décision de{' '}
          {by ?? 'une personne partie depuis'}.
        </Text>
      )}
      {failure !== null && <Notice kind="error">{failure}</Notice>}
    </Stack>
  );
}
