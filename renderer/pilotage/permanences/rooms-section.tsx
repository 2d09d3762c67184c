import { Button, Group, NativeSelect, Paper, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { Salle } from '../../../shared/domain/permanence/schema.ts';
import { agendaPaths as paths, doneAnswerSchema } from '../../../shared/sync/agenda-api.ts';
import { Notice } from '../../ui/notice.tsx';
import { useAct } from '../use-act.ts';
import type { SectionProps } from './section-props.ts';

const genres: Readonly<Record<Salle['genre'], string>> = {
  bureau: 'Bureau',
  'cabine-visio': 'Cabine visio',
  materiel: 'Matériel',
};

/** The rooms and equipment of the platforms: what two permanences or two RDV cannot have at once. */
export function RoomsSection({
  client,
  agenda,
  reload,
  onExpired,
  newId,
}: SectionProps & { readonly newId: () => string }) {
  const { said, busy, act } = useAct(onExpired);
  const [site, setSite] = useState('');
  const [nom, setNom] = useState('');
  const [genre, setGenre] = useState('cabine-visio');
  const save = (salle: object, sentence: string) =>
    act(
      () => client.send('POST', paths.salles, salle, doneAnswerSchema),
      async () => {
        await reload();
        setNom('');
        return sentence;
      },
    );
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="salles">
      <Title order={2} id="salles" mb="sm">
        Salles et cabines
      </Title>
      <Text c="dimmed" mb="sm">
        Un RDV en visio prend la cabine de sa plateforme. Une plateforme sans cabine inscrite n’est
        pas limitée.
      </Text>
      {said !== null && <Notice kind={said.ok ? 'info' : 'error'}>{said.text}</Notice>}
      {agenda.salles.map((salle) => (
        <Group key={salle.id} justify="space-between" py={4}>
          <Text>
            <strong>{agenda.sites.find(({ id }) => id === salle.site)?.nom ?? salle.site}</strong>,{' '}
            {salle.nom} ({genres[salle.genre].toLowerCase()}){!salle.active && ', ne sert plus'}
          </Text>
          <Button
            variant="default"
            loading={busy}
            onClick={() =>
              void save(
                { ...salle, active: !salle.active },
                salle.active ? 'Salle retirée.' : 'Salle remise en service.',
              )
            }
          >
            {salle.active ? 'Retirer' : 'Remettre'}
          </Button>
        </Group>
      ))}
      <Group
        component="form"
        align="flex-end"
        mt="sm"
        onSubmit={(event) => {
          event.preventDefault();
          void save({ id: newId(), site, nom, genre, active: true }, 'Salle ajoutée.');
        }}
      >
        <NativeSelect
          label="Plateforme"
          value={site}
          onChange={(event) => setSite(event.currentTarget.value)}
          data={[
            { value: '', label: 'Choisir…' },
            ...agenda.sites.map(({ id, nom: name }) => ({ value: id as string, label: name })),
          ]}
        />
        <TextInput
          label="Nom de la salle"
          value={nom}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => setNom(event.currentTarget.value)}
        />
        <NativeSelect
          label="Genre"
          value={genre}
          onChange={(event) => setGenre(event.currentTarget.value)}
          data={Object.entries(genres).map(([value, label]) => ({ value, label }))}
        />
        <Button
          type="submit"
          variant="default"
          loading={busy}
          disabled={site === '' || nom.trim() === ''}
        >
          Ajouter la salle
        </Button>
      </Group>
    </Paper>
  );
}
