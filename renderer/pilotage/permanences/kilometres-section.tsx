import { Button, Group, NativeSelect, NumberInput, Table, Text, TextInput } from '@mantine/core';
import { useCallback, useState } from 'react';
import { operateurLabels, operateurSchema } from '../../../shared/domain/vocabulary/operateur.ts';
import {
  agendaPaths as paths,
  doneAnswerSchema,
  estimationsAnswerSchema,
  kilometresAnswerSchema,
} from '../../../shared/sync/agenda-api.ts';
import { count, formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../administration/section.tsx';
import { useAct } from '../use-act.ts';
import { useLoaded } from '../use-loaded.ts';
import type { SectionProps } from './section-props.ts';

/** The kilometres a year of visio avoided, with how they are made, and the table of distances. */
export function KilometresSection({
  client,
  agenda,
  year,
  onExpired,
}: Omit<SectionProps, 'reload'> & { readonly year: number }) {
  const [annee, setAnnee] = useState(String(year));
  const read = useCallback(
    () => client.get(`${paths.kilometres}?annee=${annee}`, kilometresAnswerSchema),
    [client, annee],
  );
  const loaded = useLoaded(read, onExpired);
  const { said, busy, act } = useAct(onExpired);
  const [site, setSite] = useState('');
  const [organisme, setOrganisme] = useState('');
  const [km, setKm] = useState<number | null>(null);
  const [source, setSource] = useState('');
  const names = new Map<string, string>(agenda.sites.map(({ id, nom }) => [id, nom]));
  const partners = new Map<string, string>([
    ...operateurSchema.options.map((id) => [id, operateurLabels[id]] as const),
    ...agenda.permanences.map(
      ({ tenue: { permanence } }) => [permanence.organisme, permanence.organismeNom] as const,
    ),
  ]);
  const save = () =>
    act(
      () => client.send('POST', paths.distances, { site, organisme, km, source }, doneAnswerSchema),
      async () => {
        await loaded.reload();
        return 'Distance enregistrée.';
      },
    );
  const estimate = () =>
    act(
      () => client.send('POST', paths.estimations, {}, estimationsAnswerSchema),
      async ({ estimees }) => {
        await loaded.reload();
        return estimees === 0
          ? 'Rien à estimer\u00a0: l’annuaire ne donne pas la position des plateformes ou des bureaux.'
          : `${count(estimees, 'distance estimée', 'distances estimées')}.`;
      },
    );
  return (
    <Section title="Kilomètres évités par la visio" loaded={loaded}>
      {({ sites, distances, methode, publie }) => (
        <>
          {said !== null && <Notice kind={said.ok ? 'info' : 'error'}>{said.text}</Notice>}
          <NativeSelect
            label="Année"
            value={annee}
            onChange={(event) => setAnnee(event.currentTarget.value)}
            data={Array.from({ length: 5 }, (_, back) => String(year - back))}
            maw="10rem"
          />
          <Table my="sm" captionSide="top">
            <caption>Rendez-vous en visio honorés</caption>
            <Table.Thead>
              <Table.Tr>
                {['Plateforme', 'RDV', 'Kilomètres', 'dont estimés', 'distance inconnue'].map(
                  (title) => (
                    <Table.Th key={title} scope="col">
                      {title}
                    </Table.Th>
                  ),
                )}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {sites.map((line) => (
                <Table.Tr key={line.site}>
                  <Table.Th scope="row">{names.get(line.site) ?? line.site}</Table.Th>
                  <Table.Td>{formatNumber(line.rdv)}</Table.Td>
                  <Table.Td>{formatNumber(Math.round(line.km))}</Table.Td>
                  <Table.Td>{formatNumber(line.estimes)}</Table.Td>
                  <Table.Td>{formatNumber(line.sansDistance)}</Table.Td>
                </Table.Tr>
              ))}
              {sites.length === 0 && (
                <Table.Tr>
                  <Table.Td colSpan={5}>Aucun RDV en visio honoré cette année-là.</Table.Td>
                </Table.Tr>
              )}
            </Table.Tbody>
          </Table>
          <Text size="sm">{methode}</Text>
          <Text size="sm" c="dimmed" mb="md">
            Publié pour {publie.annee}&nbsp;: {formatNumber(publie.km)} km ({publie.source}).
          </Text>
          {distances.length > 0 && (
            <details>
              <summary>Distances connues ({formatNumber(distances.length)})</summary>
              <ul>
                {distances.map((one) => (
                  <Text key={`${one.site}/${one.organisme}`} component="li" size="sm">
                    {names.get(one.site) ?? one.site} –{' '}
                    {partners.get(one.organisme) ?? one.organisme}
                    &nbsp;: {formatNumber(one.km)} km{one.estimee ? ', estimée' : ''} ({one.source})
                  </Text>
                ))}
              </ul>
            </details>
          )}
          <Group
            component="form"
            align="flex-end"
            mt="sm"
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <NativeSelect
              label="De la plateforme"
              value={site}
              onChange={(event) => setSite(event.currentTarget.value)}
              data={[
                { value: '', label: 'Choisir…' },
                ...agenda.sites.map(({ id, nom }) => ({ value: id as string, label: nom })),
              ]}
            />
            <NativeSelect
              label="Au bureau de"
              value={organisme}
              onChange={(event) => setOrganisme(event.currentTarget.value)}
              data={[
                { value: '', label: 'Choisir…' },
                ...[...partners].map(([value, label]) => ({ value, label })),
              ]}
            />
            <NumberInput
              label="Kilomètres, un sens"
              value={km ?? ''}
              onChange={(value) => setKm(typeof value === 'number' ? value : null)}
              min={0}
              max={2000}
              decimalScale={1}
              decimalSeparator=","
              w="10rem"
            />
            <TextInput
              label="D’où vient ce chiffre"
              value={source}
              maxLength={300}
              autoComplete="off"
              onChange={(event) => setSource(event.currentTarget.value)}
            />
            <Button
              type="submit"
              variant="default"
              loading={busy}
              disabled={site === '' || organisme === '' || km === null || source.trim() === ''}
            >
              Enregistrer la distance
            </Button>
            <Button variant="default" loading={busy} onClick={() => void estimate()}>
              Estimer les distances manquantes
            </Button>
          </Group>
        </>
      )}
    </Section>
  );
}
