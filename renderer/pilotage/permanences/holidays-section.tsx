import { Button, Group, Paper, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { agendaPaths as paths, doneAnswerSchema } from '../../../shared/sync/agenda-api.ts';
import { formatDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { useAct } from '../use-act.ts';
import type { SectionProps } from './section-props.ts';

/** School holidays, as the coordination reads them in the official calendar: proposed as exceptions. */
export function HolidaysSection({
  client,
  agenda,
  reload,
  onExpired,
  newId,
}: SectionProps & { readonly newId: () => string }) {
  const { said, busy, act } = useAct(onExpired);
  const [nom, setNom] = useState('');
  const [du, setDu] = useState('');
  const [au, setAu] = useState('');
  const save = (vacances: object, retirees: boolean) =>
    act(
      () => client.send('POST', paths.vacances, { vacances, retirees }, doneAnswerSchema),
      async () => {
        await reload();
        return retirees ? 'Vacances ôtées.' : 'Vacances enregistrées.';
      },
    );
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="vacances">
      <Title order={2} id="vacances" mb="sm">
        Vacances scolaires
      </Title>
      {said !== null && <Notice kind={said.ok ? 'info' : 'error'}>{said.text}</Notice>}
      {agenda.vacances.map((one) => (
        <Group key={one.id} justify="space-between" py={4}>
          <Text>
            <strong>{one.nom}</strong>, du {formatDate(one.du)} au {formatDate(one.au)}
          </Text>
          <Button variant="default" loading={busy} onClick={() => void save(one, true)}>
            Ôter
          </Button>
        </Group>
      ))}
      <Group
        component="form"
        align="flex-end"
        mt="sm"
        onSubmit={(event) => {
          event.preventDefault();
          void save({ id: newId(), nom, du, au }, false);
        }}
      >
        <TextInput
          label="Nom des vacances"
          value={nom}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => setNom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label="Premier jour des vacances"
          value={du}
          onChange={(event) => setDu(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label="Dernier jour des vacances"
          value={au}
          onChange={(event) => setAu(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={busy}
          disabled={nom.trim() === '' || du === '' || au === ''}
        >
          Ajouter les vacances
        </Button>
      </Group>
    </Paper>
  );
}
