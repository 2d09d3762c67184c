import { Button, Table, VisuallyHidden } from '@mantine/core';
import type { Zone } from '../../../shared/domain/calendar/local-day.ts';
import type { DesksAnswer } from '../../../shared/sync/administration-api.ts';
import { formatMoment, formatNumber } from '../../ui/format.ts';
import type { DeskLine } from './assess-desk.ts';

/** Every desk ever enrolled. */
export function DeskTable({
  answer: { desks, now },
  zone,
  onRevoke,
  onResume,
}: {
  readonly answer: DesksAnswer;
  readonly zone: Zone;
  readonly onRevoke: (desk: DeskLine) => void;
  readonly onResume: (desk: DeskLine) => void;
}) {
  if (desks.length === 0)
    return <>Aucun poste n’est encore relié. Donnez un code à une plateforme, ci-dessous.</>;
  return (
    <Table.ScrollContainer minWidth={680}>
      <Table verticalSpacing={4}>
        <VisuallyHidden component="caption">Postes du réseau</VisuallyHidden>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Plateforme</Table.Th>
            <Table.Th scope="col">Poste</Table.Th>
            <Table.Th scope="col">Dernier contact</Table.Th>
            <Table.Th scope="col">Version</Table.Th>
            <Table.Th scope="col">À recevoir</Table.Th>
            <Table.Th scope="col">Reparti d’une sauvegarde</Table.Th>
            <Table.Th scope="col">Jeton renouvelé</Table.Th>
            <Table.Th scope="col">Autre ordinateur</Table.Th>
            <Table.Th scope="col">Accès</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {desks.map((desk) => (
            <Table.Tr key={`${desk.site} ${desk.desk}`}>
              <Table.Th scope="row">{desk.siteName}</Table.Th>
              <Table.Td>{desk.desk}</Table.Td>
              <Table.Td>{formatMoment(desk.lastContactAt, now, zone)}</Table.Td>
              <Table.Td>{desk.program}</Table.Td>
              <Table.Td>{desk.backlog === null ? 'inconnu' : formatNumber(desk.backlog)}</Table.Td>
              <Table.Td>{desk.rollbacks === 0 ? 'jamais' : `${desk.rollbacks} fois`}</Table.Td>
              <Table.Td>
                {desk.tokenRenewedAt === null
                  ? 'pas encore'
                  : formatMoment(desk.tokenRenewedAt, now, zone)}
              </Table.Td>
              <Table.Td>
                <Button
                  variant="default"
                  size="compact-md"
                  aria-label={`Reprendre le poste ${desk.desk} de ${desk.siteName} sur un autre ordinateur…`}
                  onClick={() => onResume(desk)}
                >
                  Reprendre…
                </Button>
              </Table.Td>
              <Table.Td>
                {desk.isRevoked ? (
                  'retiré'
                ) : (
                  <Button
                    variant="default"
                    size="compact-md"
                    aria-label={`Retirer l’accès du poste ${desk.desk} de ${desk.siteName}…`}
                    onClick={() => onRevoke(desk)}
                  >
                    Retirer…
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
