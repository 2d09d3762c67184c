import { Paper, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { useCallback } from 'react';
import type { Zone } from '../../../shared/domain/calendar/local-day.ts';
import {
  administrationPaths as paths,
  asideAnswerSchema,
} from '../../../shared/sync/administration-api.ts';
import type { AsideAnswer } from '../../../shared/sync/administration-api.ts';
import { count, formatDate, formatMoment, formatMonth, NBSP } from '../../ui/format.ts';
import { RetryNotice } from '../../ui/retry-notice.tsx';
import type { PageProps } from '../pages.ts';
import { useLoaded } from '../use-loaded.ts';

/** What was put aside and never counted, what is still to be settled first. */
export function AsideList({
  client,
  onExpired,
  now,
  zone,
}: Pick<PageProps, 'client' | 'onExpired'> & { readonly now: string; readonly zone: Zone }) {
  const read = useCallback(() => client.get(paths.ecartes, asideAnswerSchema), [client]);
  const { value, failure, reload } = useLoaded(read, onExpired);
  return (
    <Paper withBorder p="lg" component="section">
      <Title order={2} mb={4}>
        Envois mis de côté
      </Title>
      <Text c="dimmed" mb="md">
        Reçus de deux ordinateurs qui se prenaient pour le même poste. Ils ne sont dans aucun
        compte, et n’y entreront pas{NBSP}: c’est l’ordinateur relié de nouveau qui renvoie ses
        jours.
      </Text>
      {failure !== null && (
        <RetryNotice onRetry={() => void reload()}>{failure.sentence}</RetryNotice>
      )}
      {value !== null && <Aside answer={value} now={now} zone={zone} />}
    </Paper>
  );
}

function Aside({
  answer: { documents, total },
  now,
  zone,
}: {
  readonly answer: AsideAnswer;
  readonly now: string;
  readonly zone: Zone;
}) {
  if (total === 0) return <Text>Rien n’a été mis de côté.</Text>;
  return (
    <>
      <Table.ScrollContainer minWidth={560}>
        <Table verticalSpacing={4}>
          <VisuallyHidden component="caption">Envois mis de côté</VisuallyHidden>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Plateforme</Table.Th>
              <Table.Th scope="col">Poste</Table.Th>
              <Table.Th scope="col">Jour ou mois</Table.Th>
              <Table.Th scope="col">Reçu</Table.Th>
              <Table.Th scope="col">Réglé</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {documents.map((one, index) => (
              // Two of them may say the same of the same day.
              <Table.Tr key={`${one.site} ${one.desk} ${one.period} ${one.receivedAt} ${index}`}>
                <Table.Th scope="row">{one.siteName}</Table.Th>
                <Table.Td>{one.desk}</Table.Td>
                <Table.Td>
                  {one.kind === 'mois' ? formatMonth(one.period) : formatDate(one.period)}
                </Table.Td>
                <Table.Td>{formatMoment(one.receivedAt, now, zone)}</Table.Td>
                <Table.Td>
                  {one.settledAt === null
                    ? 'à régler'
                    : `${formatMoment(one.settledAt, now, zone)}, par ${one.settledBy ?? 'personne'}`}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {total > documents.length && (
        <Text c="dimmed" mt="xs">
          Et {count(total - documents.length, 'autre', 'autres')}, plus anciens.
        </Text>
      )}
    </>
  );
}
