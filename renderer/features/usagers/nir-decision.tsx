import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { decideNir, useNirDecision } from '../../data/decisions/decisions.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { isResponsable, listPeople } from '../../data/vault/people.ts';
import { formatInstant } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { useBusy } from '../../ui/use-busy.ts';

/** Whether social security numbers may be kept here: a responsable’s decision, with its reason. */
export function NirDecision({ session }: { readonly session: DeskSession }) {
  const decision = useNirDecision(session);
  const [motif, setMotif] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  if (decision === undefined) return null;
  const allowed = decision?.sealed.permis === true;
  const by = listPeople(session.vault.current()).find(({ id }) => id === decision?.sealed.par)?.nom;
  const decide = async () => {
    const decided = await decideNir(session, { permis: !allowed, motif });
    if (!decided.ok) return setFailure(decided.failure.sentence);
    setMotif('');
    setFailure(null);
  };
  return (
    <Stack gap="md">
      <Text fw={600}>
        {allowed
          ? 'Les numéros de sécurité sociale peuvent être gardés.'
          : 'Les numéros de sécurité sociale ne sont pas gardés.'}
      </Text>
      {decision === null ? (
        <Text c="dimmed">
          C’est la règle tant que personne n’en décide autrement&nbsp;: un relais ne figure pas dans
          la liste de ceux que le décret autorise.
        </Text>
      ) : (
        <Text c="dimmed">
          Décidé le {formatInstant(decision.sealed.le, session.identity.zone)} par{' '}
          {by ?? 'une personne partie depuis'}&nbsp;: {decision.sealed.motif}
        </Text>
      )}
      {isResponsable(session) ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void run(decide);
          }}
        >
          <Stack gap="sm" maw={560}>
            <Textarea
              label={
                allowed
                  ? 'Pourquoi ne plus les garder'
                  : 'Ce qui le permet : le texte, le porteur, la date'
              }
              value={motif}
              maxLength={500}
              rows={2}
              onChange={(event) => setMotif(event.currentTarget.value)}
            />
            {failure !== null && <Notice kind="error">{failure}</Notice>}
            <Group>
              <Button type="submit" variant="default" loading={busy}>
                {allowed ? 'Ne plus les garder' : 'Permettre de les garder'}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Text c="dimmed">Seule une personne responsable peut en décider.</Text>
      )}
    </Stack>
  );
}
