import { Table, Text, VisuallyHidden } from '@mantine/core';
import { useCallback } from 'react';
import { adminActLabels } from '../../../shared/domain/staff/act.ts';
import { staffRoleLabels } from '../../../shared/domain/staff/role.ts';
import {
  actsAnswerSchema,
  administrationPaths as paths,
} from '../../../shared/sync/administration-api.ts';
import { formatInstant } from '../../ui/format.ts';
import type { PageProps } from '../pages.ts';
import { useLoaded } from '../use-loaded.ts';
import { Section } from './section.tsx';

/** Who did what, the latest first. */
export function ActsSection({
  client,
  session: { zone },
  onExpired,
}: Pick<PageProps, 'client' | 'session' | 'onExpired'>) {
  const read = useCallback(() => client.get(paths.actes, actsAnswerSchema), [client]);
  const loaded = useLoaded(read, onExpired);
  return (
    <Section title="Journal des actes" loaded={loaded}>
      {({ acts }) => (
        <>
          <Text c="dimmed" mb="sm">
            Les 500 derniers actes d’administration. Ils sont gardés un an.
          </Text>
          <Table.ScrollContainer minWidth={640} mah={480}>
            <Table verticalSpacing={4}>
              <VisuallyHidden component="caption">Actes d’administration</VisuallyHidden>
              <Table.Thead>
                <Table.Tr>
                  {['Quand', 'Qui', 'Acte', 'Sur quoi', 'Suite'].map((title) => (
                    <Table.Th key={title} scope="col">
                      {title}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {acts.map(({ id, at, author, role, act, subject, outcome }) => (
                  <Table.Tr key={id}>
                    <Table.Td>{formatInstant(at, zone)}</Table.Td>
                    <Table.Td>
                      {author}
                      {role !== null && ` (${staffRoleLabels[role].toLowerCase()})`}
                    </Table.Td>
                    <Table.Td>{adminActLabels[act]}</Table.Td>
                    <Table.Td>{subject ?? '–'}</Table.Td>
                    <Table.Td>{outcomeWords[outcome ?? 'interrompu']}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </>
      )}
    </Section>
  );
}

const outcomeWords = { fait: 'fait', refuse: 'refusé', interrompu: 'interrompu' } as const;
