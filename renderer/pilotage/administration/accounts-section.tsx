import { Button, Group, NativeSelect, Table, Text, VisuallyHidden } from '@mantine/core';
import { useCallback, useState } from 'react';
import { staffRoleLabels, staffRoleSchema } from '../../../shared/domain/staff/role.ts';
import {
  accountsAnswerSchema,
  administrationPaths as paths,
  doneSchema,
} from '../../../shared/sync/administration-api.ts';
import { count, formatMoment } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import type { PageProps } from '../pages.ts';
import { useAct } from '../use-act.ts';
import { useLoaded } from '../use-loaded.ts';
import { AccountForm } from './account-form.tsx';
import { Section } from './section.tsx';

const roleChoices = staffRoleSchema.options.map((role) => ({
  value: role,
  label: staffRoleLabels[role],
}));

/** The accounts of the département: their role, their sessions, whether they still open. */
export function AccountsSection({
  client,
  session,
  onExpired,
}: Pick<PageProps, 'client' | 'session' | 'onExpired'>) {
  const read = useCallback(() => client.get(paths.comptes, accountsAnswerSchema), [client]);
  const loaded = useLoaded(read, onExpired);
  const { said, busy, act } = useAct(onExpired);
  const [adding, setAdding] = useState(false);
  const send = (path: string, body: object, done: string) =>
    act(
      () => client.send('POST', path, body, doneSchema),
      async () => {
        await loaded.reload();
        return done;
      },
    );
  return (
    <Section title="Comptes" loaded={loaded}>
      {({ accounts, now }) => (
        <>
          {said !== null && <Notice kind={said.ok ? 'info' : 'error'}>{said.text}</Notice>}
          <Text c="dimmed" my="sm">
            Un financeur lit les chiffres et les rapports. La coordination fait vivre le réseau. Un
            administrateur tient aussi les comptes et lit le journal des actes.
          </Text>
          <Table.ScrollContainer minWidth={720}>
            <Table verticalSpacing={4}>
              <VisuallyHidden component="caption">Comptes du département</VisuallyHidden>
              <Table.Thead>
                <Table.Tr>
                  {['Identifiant', 'Nom', 'Rôle', 'Sessions', 'Accès'].map((title) => (
                    <Table.Th key={title} scope="col">
                      {title}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {accounts.map(({ login, name, role, sessions, openedAt, closedAt }) => {
                  const isOwn = login === session.login;
                  return (
                    <Table.Tr key={login}>
                      <Table.Th scope="row">{login}</Table.Th>
                      <Table.Td>{name}</Table.Td>
                      <Table.Td>
                        {isOwn ? (
                          staffRoleLabels[role]
                        ) : (
                          <NativeSelect
                            aria-label={`Rôle de ${login}`}
                            data={roleChoices}
                            value={role}
                            disabled={busy}
                            onChange={(event) => {
                              const next = staffRoleSchema.parse(event.currentTarget.value);
                              void send(
                                paths.roleCompte,
                                { login, role: next },
                                `${login}\u00a0: ${staffRoleLabels[next].toLowerCase()} désormais.`,
                              );
                            }}
                          />
                        )}
                      </Table.Td>
                      <Table.Td>
                        {openedAt === null
                          ? 'aucune'
                          : `${count(sessions, 'ouverte', 'ouvertes')}, ${formatMoment(openedAt, now, session.zone)}`}
                      </Table.Td>
                      <Table.Td>
                        <Group gap="xs" wrap="nowrap">
                          {sessions > 0 && !isOwn && (
                            <Button
                              variant="default"
                              size="compact-md"
                              disabled={busy}
                              aria-label={`Fermer les sessions de ${login}`}
                              onClick={() =>
                                void send(
                                  paths.sessionsCompte,
                                  { login },
                                  `Les sessions de ${login} sont fermées.`,
                                )
                              }
                            >
                              Fermer les sessions
                            </Button>
                          )}
                          {isOwn ? (
                            'le vôtre'
                          ) : (
                            <Button
                              variant="default"
                              size="compact-md"
                              disabled={busy}
                              aria-label={`${closedAt === null ? 'Fermer' : 'Rouvrir'} le compte ${login}`}
                              onClick={() =>
                                void send(
                                  paths.accesCompte,
                                  { login, ouvert: closedAt !== null },
                                  closedAt === null
                                    ? `Le compte ${login} est fermé, ses sessions aussi.`
                                    : `Le compte ${login} est rouvert.`,
                                )
                              }
                            >
                              {closedAt === null ? 'Fermer le compte' : 'Rouvrir'}
                            </Button>
                          )}
                        </Group>
                      </Table.Td>
                    </Table.Tr>
                  );
                })}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          {adding ? (
            <AccountForm
              busy={busy}
              onCancel={() => setAdding(false)}
              onSave={async (account) => {
                await send(paths.comptes, account, `Le compte ${account.login} est enregistré.`);
                setAdding(false);
              }}
            />
          ) : (
            <Button mt="md" onClick={() => setAdding(true)}>
              Ajouter un compte, ou changer un mot de passe
            </Button>
          )}
        </>
      )}
    </Section>
  );
}
