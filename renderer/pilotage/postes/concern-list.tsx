import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { Zone } from '../../../shared/domain/calendar/local-day.ts';
import type { DesksAnswer } from '../../../shared/sync/administration-api.ts';
import { count, formatMoment, NBSP } from '../../ui/format.ts';
import classes from '../pilotage.module.css';
import type { DeskConcern, DeskLine } from './assess-desk.ts';

/** What is to be looked at, desk by desk, each with what to do. */
export function ConcernList({
  concerns,
  answer,
  zone,
  busy,
  onGiveCode,
  onSettle,
  onSeen,
}: {
  readonly concerns: readonly { readonly desk: DeskLine; readonly list: readonly DeskConcern[] }[];
  readonly answer: DesksAnswer;
  readonly zone: Zone;
  readonly busy: boolean;
  readonly onGiveCode: (site: string) => Promise<unknown>;
  readonly onSettle: (desk: DeskLine) => Promise<unknown>;
  readonly onSeen: (desk: DeskLine) => Promise<unknown>;
}) {
  if (concerns.length === 0) return null;
  return (
    <Paper withBorder p="lg" component="section">
      <Title order={2} mb="md">
        À regarder
      </Title>
      <ul className={classes['lines']} aria-label="Postes à regarder">
        {concerns.map(({ desk, list }) => (
          <li key={`${desk.site} ${desk.desk}`} className={classes['concern']}>
            <Stack gap={4}>
              <Text fw={700}>
                {desk.siteName}, poste {desk.desk}
              </Text>
              {list.map((concern) => (
                <Text key={concern.kind}>{say(concern, desk, answer.now, zone)}</Text>
              ))}
            </Stack>
            {list.some(({ kind }) => kind === 'double') && (
              <Group gap="xs">
                <Button variant="default" loading={busy} onClick={() => void onGiveCode(desk.site)}>
                  Donner un code pour l’un des deux
                </Button>
                <Button loading={busy} onClick={() => void onSettle(desk)}>
                  C’est réglé
                </Button>
              </Group>
            )}
            {list.some(({ kind }) => kind === 'restauration') && (
              <Button
                variant="default"
                loading={busy}
                aria-label={`Reprise du poste ${desk.desk} de ${desk.siteName} regardée`}
                onClick={() => void onSeen(desk)}
              >
                C’est regardé
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Paper>
  );
}

function say(concern: DeskConcern, desk: DeskLine, now: string, zone: Zone): string {
  switch (concern.kind) {
    case 'double':
      return `Deux ordinateurs se prennent pour ce poste (${count(concern.forks, 'envoi mis', 'envois mis')} de côté, hors des comptes). Donnez un code à l’un des deux, qui prendra une autre lettre et renverra ses jours${NBSP}; puis dites que c’est réglé.`;
    case 'restauration':
      return `Reparti d’une sauvegarde, ou repris sur un autre ordinateur${concern.times === 1 ? '' : `, ${concern.times}${NBSP}fois`}. Ses comptes d’avant restent, rien n’a baissé. Appelez la plateforme${NBSP}: son écran Chiffres dit les jours dont le détail est perdu, à redonner depuis la feuille papier${NBSP}; vérifiez aussi que l’ancien ordinateur ne sert plus.`;
    case 'silence':
      return `Sans nouvelles depuis ${concern.days}${NBSP}jours (${formatMoment(desk.lastContactAt, now, zone)}). Appelez la plateforme${NBSP}: poste éteint, ou sans réseau.`;
    case 'retard':
      return concern.backlog === null
        ? 'Reparti d’une sauvegarde, il n’a encore rien renvoyé. Ses comptes reçus avant restent.'
        : `${count(concern.backlog, 'envoi reste', 'envois restent')} à recevoir. Il les renverra de lui-même dès qu’il aura du réseau.`;
    case 'version':
      return `Version ${desk.program}, alors que le réseau a la ${concern.latest}. Mettez-le à jour à la prochaine visite.`;
  }
}
