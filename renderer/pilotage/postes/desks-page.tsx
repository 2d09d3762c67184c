import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useCallback, useState } from 'react';
import {
  administrationPaths as paths,
  codeAnswerSchema,
  desksAnswerSchema,
  doneSchema,
} from '../../../shared/sync/administration-api.ts';
import { count, NBSP } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import { LoadingPage } from '../loading-page.tsx';
import type { PageProps } from '../pages.ts';
import { useAct } from '../use-act.ts';
import { useLoaded } from '../use-loaded.ts';
import { AsideList } from './aside-list.tsx';
import { assessDesk, gravityOf } from './assess-desk.ts';
import type { DeskLine } from './assess-desk.ts';
import { ConcernList } from './concern-list.tsx';
import { DeskTable } from './desk-table.tsx';

/** Which desk worries me, and what do I do about it? */
export function DesksPage({ client, session, onExpired }: PageProps) {
  const read = useCallback(() => client.get(paths.postes, desksAnswerSchema), [client]);
  const { value, failure, reload } = useLoaded(read, onExpired);
  const { said, busy, act } = useAct(onExpired);
  const [code, setCode] = useState<{ readonly code: string; readonly name: string } | null>(null);
  const [resuming, setResuming] = useState<DeskLine | null>(null);
  const [leaving, setLeaving] = useState<DeskLine | null>(null);
  if (value === null)
    return <LoadingPage title="Postes" failure={failure} onRetry={() => void reload()} />;

  const giveCode = (site: string, desk?: string) =>
    act(
      () =>
        client.send(
          'POST',
          paths.codePoste,
          { site, ...(desk !== undefined && { desk }) },
          codeAnswerSchema,
        ),
      ({ code: given, siteName }) => {
        setCode({
          code: given,
          name: desk === undefined ? siteName : `${siteName}, poste ${desk}`,
        });
        setResuming(null);
        return desk === undefined
          ? `Un code d’inscription a été donné pour ${siteName}.`
          : `Un code a été donné pour reprendre le poste ${desk} de ${siteName}.`;
      },
    );
  const seen = ({ site, desk, siteName }: DeskLine) =>
    act(
      () => client.send('POST', paths.restaurationPoste, { site, desk }, doneSchema),
      async () => {
        await reload();
        return `La reprise du poste ${desk} de ${siteName} est regardée.`;
      },
    );
  const settle = ({ site, desk, siteName }: DeskLine) =>
    act(
      () => client.send('POST', paths.doublePoste, { site, desk }, doneSchema),
      async () => {
        await reload();
        return `Le double du poste ${desk} de ${siteName} est réglé.`;
      },
    );
  const revoke = ({ site, desk, siteName }: DeskLine) =>
    act(
      () => client.send('POST', paths.retraitPoste, { site, desk }, doneSchema),
      async () => {
        setLeaving(null);
        await reload();
        return `L’accès du poste ${desk} de ${siteName} est retiré. Ses comptes sont gardés.`;
      },
    );

  const living = value.desks.filter(({ isRevoked }) => !isRevoked);
  const concerns = value.desks
    .flatMap((desk) => {
      const list = assessDesk(desk, value);
      return list.length === 0 ? [] : [{ desk, list }];
    })
    .toSorted((a, b) => gravityOf(a.list) - gravityOf(b.list));
  const without = value.sites.filter(({ site }) => !living.some((desk) => desk.site === site));
  return (
    <Stack gap="lg">
      <div>
        <ScreenTitle product="Relais, pilotage">Postes</ScreenTitle>
        <Text c="dimmed">
          {count(living.length, 'poste relié', 'postes reliés')},{' '}
          {concerns.length === 0 ? 'aucun à regarder' : `${concerns.length} à regarder`}.
        </Text>
      </div>
      {said !== null && <Notice kind={said.ok ? 'info' : 'error'}>{said.text}</Notice>}
      {code !== null && (
        <Paper withBorder p="lg" component="section" aria-label="Code d’inscription">
          <Text>
            Code d’inscription pour <strong>{code.name}</strong>, valable 7{NBSP}jours, une seule
            fois. Il ne sera plus affiché{NBSP}: notez-le.
          </Text>
          <Text fz="xl" fw={700} ff="monospace" my="xs">
            {code.code}
          </Text>
          <Button variant="default" onClick={() => setCode(null)}>
            C’est noté
          </Button>
        </Paper>
      )}
      <ConcernList
        concerns={concerns}
        answer={value}
        zone={session.zone}
        busy={busy}
        onGiveCode={giveCode}
        onSettle={settle}
        onSeen={seen}
      />
      {resuming !== null && (
        <Notice
          kind="warn"
          action={
            <Group gap="xs">
              <Button loading={busy} onClick={() => void giveCode(resuming.site, resuming.desk)}>
                Donner un code pour reprendre le poste {resuming.desk} de {resuming.siteName}
              </Button>
              <Button variant="default" onClick={() => setResuming(null)}>
                Ne rien faire
              </Button>
            </Group>
          }
        >
          Ordinateur remplacé ou réinstallé, sans sauvegarde{NBSP}: le nouveau prendra la lettre{' '}
          {resuming.desk} avec ce code, et ce qu’elle a déjà compté reste. L’ancien ne pourra plus
          rien envoyer. Avec une sauvegarde, restaurez-la d’abord sur le nouvel ordinateur{NBSP}: il
          ne demande un code que si elle date d’avant le dernier renouvellement de son jeton.
        </Notice>
      )}
      {leaving !== null && (
        <Notice
          kind="warn"
          action={
            <Group gap="xs">
              <Button color="red" loading={busy} onClick={() => void revoke(leaving)}>
                Retirer l’accès du poste {leaving.desk} de {leaving.siteName}
              </Button>
              <Button variant="default" onClick={() => setLeaving(null)}>
                Garder
              </Button>
            </Group>
          }
        >
          Ordinateur volé ou remplacé{NBSP}: ce poste ne pourra plus rien envoyer, aussitôt. Ce
          qu’il a déjà envoyé reste compté, et sa lettre ne sera jamais redonnée.
        </Notice>
      )}
      <Paper withBorder p="lg" component="section">
        <Title order={2} mb="md">
          Tous les postes
        </Title>
        <DeskTable
          answer={value}
          zone={session.zone}
          onRevoke={setLeaving}
          onResume={setResuming}
        />
      </Paper>
      <AsideList client={client} onExpired={onExpired} now={value.now} zone={session.zone} />
      <Paper withBorder p="lg" component="section">
        <Title order={2} mb={4}>
          Relier un poste
        </Title>
        <Text c="dimmed" mb="md">
          {without.length === 0
            ? 'Chaque plateforme a au moins un poste relié. '
            : `Sans poste relié${NBSP}: ${without.map(({ name }) => name).join(', ')}. `}
          Le code se donne de vive voix ou par courrier{NBSP}; il se saisit au premier démarrage du
          poste.
        </Text>
        <Group gap="xs">
          {value.sites.map(({ site, name }) => (
            <Button key={site} variant="default" loading={busy} onClick={() => void giveCode(site)}>
              {name}
            </Button>
          ))}
        </Group>
      </Paper>
    </Stack>
  );
}
