import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Animateur } from '../../../shared/domain/vault/vault-file.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { changeRole, removeAnimateur } from '../../data/vault/people.ts';
import { useBusy } from '../../ui/use-busy.ts';
import classes from './personnes.module.css';

const roleWords = { responsable: 'responsable', animateur: 'animateur ou animatrice' } as const;

/** One person: name, role, and what a responsable may change. */
export function PersonRow({
  session,
  person,
  responsable,
  onSaid,
}: {
  readonly session: DeskSession;
  readonly person: Animateur;
  /** Whether whoever is at the desk may change this. */
  readonly responsable: boolean;
  readonly onSaid: (kind: 'info' | 'error', sentence: string) => void;
}) {
  const [removing, setRemoving] = useState(false);
  const [busy, run] = useBusy();
  const { id, nom, role } = person;
  const isSelf = id === session.author.id;

  const change = async (work: () => Promise<Result<unknown>>, sentence: string) => {
    const result = await run(work);
    if (result === undefined) return;
    setRemoving(false);
    if (result.ok) onSaid('info', sentence);
    else onSaid('error', result.failure.sentence);
  };
  const otherRole = role === 'responsable' ? 'animateur' : 'responsable';
  return (
    <li className={classes['person']}>
      <div>
        <Text fw={600}>
          {nom}
          {isSelf && ' (vous)'}
        </Text>
        <Text c="dimmed">{roleWords[role]}</Text>
      </div>
      {responsable && (
        <Group gap="xs">
          <Button
            variant="default"
            disabled={busy}
            onClick={() =>
              void change(
                () => changeRole(session, id, otherRole),
                otherRole === 'responsable'
                  ? `${nom} est responsable.`
                  : `${nom} n’est plus responsable.`,
              )
            }
            aria-label={
              otherRole === 'responsable'
                ? `Rendre responsable ${nom}`
                : `Retirer le rôle de responsable à ${nom}`
            }
          >
            {otherRole === 'responsable' ? 'Rendre responsable' : 'Retirer le rôle de responsable'}
          </Button>
          {!isSelf && (
            <Button
              variant="subtle"
              color="red"
              disabled={busy}
              onClick={() => setRemoving(true)}
              aria-label={`Retirer ${nom}`}
            >
              Retirer
            </Button>
          )}
        </Group>
      )}
      <Modal opened={removing} onClose={() => setRemoving(false)} title={`Retirer ${nom}`}>
        <Stack gap="md">
          <Text>
            Sa phrase secrète n’ouvrira plus ce poste. Ce que cette personne a noté reste.
          </Text>
          <Text>
            Ensuite, changez la clé du coffre (plus bas sur cet écran)&nbsp;: une copie des fichiers
            de ce poste que cette personne aurait gardée n’ouvrira rien de ce qui suit.
          </Text>
          <Group gap="sm">
            <Button
              color="red"
              loading={busy}
              onClick={() =>
                void change(
                  () => removeAnimateur(session, id),
                  `${nom} n’ouvre plus ce poste. Changez maintenant la clé du coffre, plus bas.`,
                )
              }
            >
              Retirer
            </Button>
            <Button variant="default" data-autofocus onClick={() => setRemoving(false)}>
              Garder
            </Button>
          </Group>
        </Stack>
      </Modal>
    </li>
  );
}
