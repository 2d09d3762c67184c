import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { isBound, listUnbound, whyNotBound } from '../../data/vault/machine-binding.ts';
import { useVault } from './use-vault.ts';

/** Whether one’s passphrase is bound to this machine by the system’s keychain, and the way to change it. */
export function MachineBinding({
  session,
  onOpen,
}: {
  readonly session: DeskSession;
  readonly onOpen: () => void;
}) {
  const vault = useVault(session);
  const [usable, setUsable] = useState<Result<null> | null>(null);
  useEffect(() => {
    let gone = false;
    void whyNotBound(session).then((found) => {
      if (!gone) setUsable(found);
    });
    return () => {
      gone = true;
    };
  }, [session, vault]);

  const bound = isBound(session, vault);
  const others = listUnbound(vault).filter((nom) => nom !== session.author.nom);
  return (
    <Stack gap="xs">
      <Text>
        {bound
          ? 'Votre phrase secrète est liée à cet ordinateur : une copie de ses fichiers, ailleurs ou sous un autre compte, ne s’ouvre pas avec elle.'
          : 'Liée à cet ordinateur par le trousseau du système, votre phrase secrète n’ouvrirait aucune copie de ses fichiers ailleurs, même devinée. La clé de secours, elle, ouvre partout.'}
      </Text>
      {bound && others.length > 0 && (
        <Text>
          Tant que tout le monde ne l’a pas fait, une copie reste à la merci de la phrase la plus
          faible. Pas encore liées&nbsp;: {others.join(', ')}.
        </Text>
      )}
      <Group gap="sm">
        <Button variant="default" disabled={!bound && usable?.ok !== true} onClick={onOpen}>
          {bound ? 'Délier ma phrase de cet ordinateur' : 'Lier ma phrase à cet ordinateur'}
        </Button>
        {!bound && usable !== null && !usable.ok && (
          <Text c="dimmed">{usable.failure.sentence}</Text>
        )}
      </Group>
    </Stack>
  );
}
