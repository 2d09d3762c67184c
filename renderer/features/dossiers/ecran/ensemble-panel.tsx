import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { awaitedPieces, dossierPieces } from '../../../../shared/domain/dossier/dossier-pieces.ts';
import { etatLabels } from '../../../../shared/domain/dossier/etat.ts';
import { isToSend, sendDossier } from '../../../../shared/domain/dossier/send-dossier.ts';
import { ok } from '../../../../shared/kernel/result.ts';
import type { Paper } from '../../../../shared/documents/paper.ts';
import { shippedConditions } from '../../../../shared/domain/piece/shipped-conditions.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import type { DossierEntry } from '../../../data/dossiers/dossier-kind.ts';
import { reviseDossier } from '../../../data/dossiers/dossiers.ts';
import { count, NBSP } from '../../../ui/format.ts';
import { frenchSpaces } from '../../../ui/french-spaces.ts';
import { PrintIcon } from '../../../ui/icons.tsx';
import { Notice } from '../../../ui/notice.tsx';
import classes from '../dossiers.module.css';
import { Panel } from '../../../ui/panel.tsx';
import { ensemblePaper } from '../papers.ts';
import { dossierName } from '../words.ts';
import { StepDialog } from './step-dialog.tsx';
import type { StepNoted } from './step-dialog.tsx';

/** The dossiers opened together: where each stands, their one list, and sending those that are ready. */
export function EnsemblePanel({
  session,
  current,
  members,
  today,
  hrefOf,
  onPrint,
}: {
  readonly session: DeskSession;
  readonly current: DossierEntry;
  /** All of them, this one included. */
  readonly members: readonly DossierEntry[];
  readonly today: LocalDay;
  readonly hrefOf: (id: string) => string;
  readonly onPrint: (paper: Paper) => void;
}) {
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const toSend = members.filter((one) => isToSend(one));
  const send = async ({ jour, motif }: StepNoted) => {
    const refusals: string[] = [];
    for (const member of toSend) {
      const event = { jour, motif, noteLe: session.clock.now().toString(), par: session.author.id };
      const attendues = awaitedPieces(dossierPieces(member.sealed, shippedConditions, today));
      const next = sendDossier(
        member,
        { ...event, annule: null },
        { aujourdhui: today, attendues },
      );
      const kept = next.ok ? await reviseDossier(session, member, next.value) : next;
      if (!kept.ok) refusals.push(`${dossierName(member.sealed)}${NBSP}: ${kept.failure.sentence}`);
    }
    setRefused(refusals);
    return ok(undefined);
  };
  return (
    <Panel
      title="Ouverts ensemble"
      aside={
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<PrintIcon />}
            onClick={() => onPrint(ensemblePaper(session, members, today))}
          >
            Imprimer la liste commune
          </Button>
          {toSend.length > 1 && (
            <Button variant="default" onClick={() => setSending(true)}>
              Tout marquer envoyé
            </Button>
          )}
        </Group>
      }
    >
      {refused.length > 0 && (
        <Notice
          kind="warn"
          action={
            <Button variant="default" onClick={() => setRefused([])}>
              J’ai compris
            </Button>
          }
        >
          {count(refused.length, 'dossier n’est pas parti', 'dossiers ne sont pas partis')}.{' '}
          {refused.map(frenchSpaces).join(' ')}
        </Notice>
      )}
      <ul className={classes['links']}>
        {members.map(({ id, clear, sealed }) => (
          <li key={id}>
            <a
              className={classes['link']}
              href={hrefOf(id)}
              aria-current={id === current.id ? 'page' : undefined}
            >
              <strong>{dossierName(sealed)}</strong>
              <Text component="span" size="sm">
                {sealed.reference}, {etatLabels[clear.etat]}
                {id === current.id && ', celui-ci'}
              </Text>
            </a>
          </li>
        ))}
      </ul>
      {sending && (
        <StepDialog
          title={`Marquer ${count(toSend.length, 'dossier envoyé', 'dossiers envoyés')}`}
          etapes={['envoyer']}
          today={today}
          onNote={send}
          onClose={() => setSending(false)}
        />
      )}
    </Panel>
  );
}
