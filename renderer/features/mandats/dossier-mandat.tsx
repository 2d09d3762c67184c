import { Anchor, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { coversDemarche, mandatEtat } from '../../../shared/domain/mandat/mandat-period.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { DossierEntry } from '../../data/dossiers/dossier-kind.ts';
import type { Mandat } from '../../data/mandats/mandat-kind.ts';
import { useUsagerMandats } from '../../data/mandats/use-usager-mandats.ts';
import { count } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ActeDialog } from './acte-dialog.tsx';
import { etatWords, objetWords } from './mandat-words.ts';

/**
 * Under which mandat a dossier is done, when it is: tied, untied, and what was done written in its
 * journal from here.
 */
export function DossierMandat({
  session,
  today,
  dossier: { clear, sealed },
  hrefOfUsager,
  onTie,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly dossier: DossierEntry;
  readonly hrefOfUsager: (usager: string) => string;
  readonly onTie: (mandat: Id | null) => void;
}) {
  const mandats = useUsagerMandats(session, sealed.usager);
  const [noting, setNoting] = useState<Mandat | null>(null);
  const closed = clear.etat === 'clos';
  const tied = mandats?.find(({ id }) => id === sealed.mandat);
  const fitting = (mandats ?? []).filter(
    (mandat) =>
      mandat.id !== sealed.mandat &&
      mandatEtat(mandat.sealed, today) === 'actif' &&
      coversDemarche(mandat.sealed, sealed.demarche),
  );
  const isOver = tied !== undefined && mandatEtat(tied.sealed, today) !== 'actif';
  return (
    <Panel title="Mandat">
      {mandats === undefined && <Skeleton height={44} />}
      {sealed.mandat !== null && mandats !== undefined && (
        <Stack gap="xs">
          {tied === undefined ? (
            <Text>Le mandat de ce dossier n’est plus gardé sur ce poste.</Text>
          ) : (
            <div>
              <Text fw={600}>{etatWords(tied.sealed, today)}</Text>
              <Text>Pour&nbsp;: {objetWords(tied.sealed)}</Text>
              <Text c="dimmed">{count(tied.sealed.actes.length, 'acte noté', 'actes notés')}</Text>
            </div>
          )}
          {isOver && (
            <Notice kind="warn">
              Ce mandat ne tient plus&nbsp;: ne faites rien au nom de la personne avant un nouveau.
            </Notice>
          )}
          <Group gap="xs">
            {tied !== undefined && !isOver && (
              <Button variant="default" onClick={() => setNoting(tied)}>
                Noter un acte
              </Button>
            )}
            {!closed && (
              <Button variant="subtle" onClick={() => onTie(null)}>
                Détacher le mandat
              </Button>
            )}
          </Group>
        </Stack>
      )}
      {mandats !== undefined && sealed.mandat === null && fitting.length === 0 && (
        <Text c="dimmed">
          Ce dossier n’est fait sous aucun mandat. Il en faut un pour agir à la place de la
          personne&nbsp;: il se fait depuis{' '}
          <Anchor href={hrefOfUsager(sealed.usager)} underline="always">
            sa fiche
          </Anchor>
          .
        </Text>
      )}
      {!closed && (sealed.mandat === null || tied === undefined || isOver) && (
        <Stack gap="xs">
          {fitting.map((mandat) => (
            <Group key={mandat.id} gap="xs" justify="space-between">
              <Text>
                {objetWords(mandat.sealed)}
                <Text span c="dimmed">
                  {' '}
                  ({etatWords(mandat.sealed, today).toLowerCase()})
                </Text>
              </Text>
              <Button variant="default" onClick={() => onTie(mandat.id)}>
                Rattacher ce mandat
              </Button>
            </Group>
          ))}
        </Stack>
      )}
      {noting !== null && (
        <ActeDialog
          session={session}
          today={today}
          mandat={noting}
          proposed={{ demarche: sealed.demarche, texte: `Dossier ${sealed.reference}` }}
          onClose={() => setNoting(null)}
        />
      )}
    </Panel>
  );
}
