import { Button, Group, Loader, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { ComponentType } from 'react';
import { isResponsable, listPeople } from '../../data/vault/people.ts';
import { Notice } from '../../ui/notice.tsx';
import { AddPerson } from './add-person.tsx';
import { BindPassphrase } from './bind-passphrase.tsx';
import { KeyRotation } from './key-rotation.tsx';
import { ChangePassphrase } from './change-passphrase.tsx';
import { MachineBinding } from './machine-binding.tsx';
import type { PeopleForm } from './people-form.ts';
import { PersonRow } from './person-row.tsx';
import { useVault } from './use-vault.ts';

const forms: Readonly<
  Record<'ajouter' | 'phrase' | 'secours' | 'trousseau', ComponentType<PeopleForm>>
> = {
  ajouter: AddPerson,
  phrase: ChangePassphrase,
  trousseau: BindPassphrase,
  // Its word list is 160 kB, for once in a year.
  secours: lazy(async () => ({ default: (await import('./recovery-key.tsx')).RecoveryKey })),
};

/** Who opens this desk: the list, one’s own passphrase, and what a responsable may change. */
export function PeopleSettings({ session, print }: Pick<PeopleForm, 'session' | 'print'>) {
  const vault = useVault(session);
  const [form, setForm] = useState<keyof typeof forms | null>(null);
  const [said, setSaid] = useState<{ kind: 'info' | 'error'; sentence: string } | null>(null);
  const responsable = isResponsable(session);
  const people = listPeople(vault);

  if (form !== null) {
    const Form = forms[form];
    return (
      <Suspense fallback={<Loader aria-label="Ouverture" />}>
        <Form
          session={session}
          print={print}
          onDone={(sentence) => {
            setForm(null);
            setSaid(sentence === null ? null : { kind: 'info', sentence });
          }}
        />
      </Suspense>
    );
  }
  const open = (next: keyof typeof forms) => () => {
    setSaid(null);
    setForm(next);
  };
  return (
    <Stack gap="md">
      <Stack gap={0} component="ul" p={0} m={0} aria-label="Personnes qui ouvrent ce poste">
        {people.map((person) => (
          <PersonRow
            key={person.id}
            session={session}
            person={person}
            responsable={responsable}
            onSaid={(kind, sentence) => setSaid({ kind, sentence })}
          />
        ))}
      </Stack>
      {said !== null && (
        <Notice kind={said.kind} {...(said.kind === 'info' ? { word: 'Enregistré' } : {})}>
          {said.sentence}
        </Notice>
      )}
      <Group gap="sm">
        {responsable && <Button onClick={open('ajouter')}>Ajouter une personne</Button>}
        <Button variant="default" onClick={open('phrase')}>
          Changer ma phrase secrète
        </Button>
        {responsable && (
          <Button variant="default" onClick={open('secours')}>
            Nouvelle clé de secours
          </Button>
        )}
      </Group>
      <MachineBinding session={session} onOpen={open('trousseau')} />
      {responsable && <KeyRotation session={session} />}
      {!responsable && (
        <Text c="dimmed">
          Ajouter ou retirer quelqu’un, changer un rôle ou la clé de secours revient à une personne
          responsable&nbsp;:{' '}
          {people
            .filter(({ role }) => role === 'responsable')
            .map(({ nom }) => nom)
            .join(', ')}
          .
        </Text>
      )}
    </Stack>
  );
}
