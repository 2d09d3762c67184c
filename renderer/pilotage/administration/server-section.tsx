import { Table, VisuallyHidden } from '@mantine/core';
import { useCallback } from 'react';
import {
  administrationPaths as paths,
  serverStateSchema,
} from '../../../shared/sync/administration-api.ts';
import { formatMoment, formatNumber, NBSP } from '../../ui/format.ts';
import type { PageProps } from '../pages.ts';
import { useLoaded } from '../use-loaded.ts';
import { Section } from './section.tsx';

/** How the server and its database are. */
export function ServerSection({
  client,
  session: { zone },
  onExpired,
}: Pick<PageProps, 'client' | 'session' | 'onExpired'>) {
  const read = useCallback(() => client.get(paths.etat, serverStateSchema), [client]);
  const loaded = useLoaded(read, onExpired);
  return (
    <Section title="Serveur" loaded={loaded}>
      {(state) => (
        <Table maw="40rem">
          <VisuallyHidden component="caption">État du serveur</VisuallyHidden>
          <Table.Tbody>
            {(
              [
                ['Version de Relais', state.version],
                ['En marche depuis', formatMoment(state.startedAt, state.now, zone)],
                ['PostgreSQL', state.postgresql],
                ['Version de la base', formatNumber(state.migration)],
                [
                  'Taille de la base',
                  `${formatNumber(Math.ceil(state.databaseBytes / 1_000_000))}${NBSP}Mo`,
                ],
                ['Documents de comptage gardés', formatNumber(state.documents)],
                [
                  'Dernier envoi reçu',
                  state.lastReceivedAt === null
                    ? 'aucun'
                    : formatMoment(state.lastReceivedAt, state.now, zone),
                ],
              ] as const
            ).map(([name, words]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">{name}</Table.Th>
                <Table.Td>{words}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  );
}
