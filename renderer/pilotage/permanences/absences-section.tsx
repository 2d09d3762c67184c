import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { operateurLabels, operateurSchema } from '../../../shared/domain/vocabulary/operateur.ts';
import { agendaPaths as paths, doneAnswerSchema } from '../../../shared/sync/agenda-api.ts';
import { formatDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { useAct } from '../use-act.ts';
import type { SectionProps } from './section-props.ts';

/** The absences partners declared, and the RDV the platforms have not called back yet. */
export function AbsencesSection({ client, agenda, reload, onExpired }: SectionProps) {
  const { said, busy, act } = useAct(onExpired);
  const waiting = agenda.absences.filter(({ traiteeLe }) => traiteeLe === null);
  const settle = (absence: string) =>
    act(
      () => client.send('POST', paths.absences, { absence }, doneAnswerSchema),
      async () => {
        await reload();
        return 'Absence notée comme traitée.';
      },
    );
  if (waiting.length === 0 && agenda.aRappeler.length === 0 && said === null) return null;
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="absences">
      <Title order={2} id="absences" mb="sm">
        À régler
      </Title>
      {said !== null && <Notice kind={said.ok ? 'info' : 'error'}>{said.text}</Notice>}
      {waiting.map(({ absence, organisme, agent, du, au, note }) => (
        <Group key={absence} justify="space-between" py={4}>
          <Text>
            <strong>{nameOf(organisme)}</strong>
            {agent !== null && `, ${agent}`}&nbsp;: absence{' '}
            {du === au ? `le ${formatDate(du)}` : `du ${formatDate(du)} au ${formatDate(au)}`}
            {note !== null && `. ${note}`}
          </Text>
          <Button variant="default" loading={busy} onClick={() => void settle(absence)}>
            Traitée
          </Button>
        </Group>
      ))}
      {agenda.aRappeler.length > 0 && (
        <>
          <Text mt="sm">RDV que les plateformes doivent rappeler&nbsp;:</Text>
          <ul>
            {agenda.aRappeler.map(({ reference, site, organismeNom, jour, debut, pourquoi }) => (
              <li key={reference}>
                {reference}, {agenda.sites.find(({ id }) => id === site)?.nom ?? site}&nbsp;:{' '}
                {organismeNom},{' '}
                {pourquoi === 'annule'
                  ? `annulé (${formatDate(jour)}, ${debut})`
                  : `déplacé au ${formatDate(jour)}, ${debut}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </Paper>
  );
}

function nameOf(organisme: string): string {
  const known = operateurSchema.safeParse(organisme);
  return known.success ? operateurLabels[known.data] : organisme;
}
