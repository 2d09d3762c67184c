import { Table } from '@mantine/core';
import type { AgendaAnswer } from '../../../shared/sync/agenda-api.ts';
import type { TouchedRdv } from '../../../shared/sync/calendar.ts';
import { formatDate } from '../../ui/format.ts';

/** The RDV a change moves or cancels: references alone, the names are at the desks. */
export function TouchedList({
  touched,
  sites,
}: {
  readonly touched: readonly TouchedRdv[];
  readonly sites: AgendaAnswer['sites'];
}) {
  if (touched.length === 0) return null;
  return (
    <Table captionSide="top">
      <caption>Rendez-vous touchés</caption>
      <Table.Thead>
        <Table.Tr>
          {['Référence', 'Plateforme', 'Prévu', 'Devient'].map((title) => (
            <Table.Th key={title} scope="col">
              {title}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {touched.map(({ reference, site, avant, apres }) => (
          <Table.Tr key={reference}>
            <Table.Th scope="row">{reference}</Table.Th>
            <Table.Td>{sites.find(({ id }) => id === site)?.nom ?? site}</Table.Td>
            <Table.Td>
              {formatDate(avant.jour)}, {avant.debut}
            </Table.Td>
            <Table.Td>
              {apres === null ? 'annulé' : `${formatDate(apres.jour)}, ${apres.debut}`}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
