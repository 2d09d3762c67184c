import {
  Button,
  CopyButton,
  Group,
  NativeSelect,
  Paper,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useState } from 'react';
import type { Zone } from '../../../shared/domain/calendar/local-day.ts';
import {
  agendaPaths as paths,
  doneAnswerSchema,
  lienAnswerSchema,
} from '../../../shared/sync/agenda-api.ts';
import { formatInstant } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { useAct } from '../use-act.ts';
import type { SectionProps } from './section-props.ts';

const durations = [
  { value: '31', label: 'un mois' },
  { value: '183', label: 'six mois' },
  { value: '365', label: 'un an' },
];

/** The links given to partners and platforms: made, shown once, put out. */
export function LinksSection({
  client,
  agenda,
  reload,
  onExpired,
  zone,
}: SectionProps & { readonly zone: Zone }) {
  const { said, busy, act } = useAct(onExpired);
  const [target, setTarget] = useState('');
  const [jours, setJours] = useState('183');
  const [address, setAddress] = useState<string | null>(null);
  const partners = [
    ...new Map(
      agenda.permanences.flatMap(({ tenue: { permanence } }) => {
        const { organisme, organismeNom, agent } = permanence;
        const whole = { organisme, agent: null as string | null, nom: organismeNom };
        const own = { organisme, agent, nom: `${organismeNom}, ${agent ?? ''}` };
        return (agent === null ? [whole] : [whole, own]).map(
          (one) => [JSON.stringify([one.organisme, one.agent]), one] as const,
        );
      }),
    ),
  ];
  const create = () =>
    act(
      () => {
        const partner = partners.find(([key]) => key === target)?.[1];
        const request =
          partner === undefined
            ? { organisme: null, agent: null, site: target }
            : { organisme: partner.organisme, agent: partner.agent, site: null };
        return client.send(
          'POST',
          paths.liens,
          { ...request, jours: Number(jours) },
          lienAnswerSchema,
        );
      },
      async ({ chemin }) => {
        setAddress(new URL(chemin, globalThis.location.origin).href);
        await reload();
        return 'Lien prêt\u00a0: copiez-le maintenant, il ne sera plus montré.';
      },
    );
  const revoke = (lien: string) =>
    act(
      () => client.send('POST', paths.revocation, { lien }, doneAnswerSchema),
      async () => {
        await reload();
        return 'Lien éteint\u00a0: il n’ouvre plus rien.';
      },
    );
  const nameOf = ({ organisme, agent, site }: (typeof agenda.liens)[number]) =>
    site === null
      ? (partners.find(([, one]) => one.organisme === organisme && one.agent === agent)?.[1].nom ??
        organisme)
      : (agenda.sites.find(({ id }) => id === site)?.nom ?? site);
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="liens">
      <Title order={2} id="liens" mb="sm">
        Liens vers un planning
      </Title>
      <Text c="dimmed" mb="sm">
        Un agent voit son planning sans compte, l’imprime, le suit dans son agenda et y déclare une
        absence. Aucun nom d’usager n’y figure.
      </Text>
      {said !== null && <Notice kind={said.ok ? 'info' : 'error'}>{said.text}</Notice>}
      {address !== null && (
        <Group my="sm" align="flex-end">
          <TextInput label="Lien à transmettre" value={address} readOnly w="min(100%, 48rem)" />
          <CopyButton value={address}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? 'Copié' : 'Copier'}
              </Button>
            )}
          </CopyButton>
        </Group>
      )}
      <Group align="flex-end" my="sm">
        <NativeSelect
          label="Pour"
          value={target}
          onChange={(event) => setTarget(event.currentTarget.value)}
          data={[
            { value: '', label: 'Choisir…' },
            {
              group: 'Partenaires',
              items: partners.map(([value, { nom }]) => ({ value, label: nom })),
            },
            {
              group: 'Plateformes',
              items: agenda.sites.map(({ id, nom }) => ({ value: id as string, label: nom })),
            },
          ]}
        />
        <NativeSelect
          label="Pendant"
          value={jours}
          onChange={(event) => setJours(event.currentTarget.value)}
          data={durations}
        />
        <Button disabled={target === ''} loading={busy} onClick={() => void create()}>
          Créer un lien
        </Button>
      </Group>
      {agenda.liens.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {['Planning de', 'Créé', 'S’éteint', 'État'].map((title) => (
                  <Table.Th key={title} scope="col">
                    {title}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {agenda.liens.map((link) => (
                <Table.Tr key={link.lien}>
                  <Table.Th scope="row">{nameOf(link)}</Table.Th>
                  <Table.Td>{formatInstant(link.creeLe, zone)}</Table.Td>
                  <Table.Td>{formatInstant(link.expireLe, zone)}</Table.Td>
                  <Table.Td>
                    {link.revoqueLe === null ? (
                      <Button
                        variant="default"
                        loading={busy}
                        onClick={() => void revoke(link.lien)}
                        aria-label={`Éteindre le lien de ${nameOf(link) ?? ''}`}
                      >
                        Éteindre
                      </Button>
                    ) : (
                      'éteint'
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Paper>
  );
}
