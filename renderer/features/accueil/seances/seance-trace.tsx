import { Stack, Text, Title } from '@mantine/core';
import { findPhraseWrap } from '../../../../shared/domain/vault/vault-file.ts';
import { seanceTypeLabels } from '../../../../shared/domain/vocabulary/seance-type.ts';
import { themeLabels } from '../../../../shared/domain/vocabulary/theme.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import type { Seance } from '../../../data/seances/seances.ts';
import { count, formatDate, formatInstant } from '../../../ui/format.ts';

/** What a session said before each change, who changed it and when. Nothing when it never changed. */
export function SeanceTrace({
  session,
  seance,
}: {
  readonly session: DeskSession;
  readonly seance: Seance;
}) {
  const { versions } = seance.sealed;
  if (versions.length === 0) return null;
  return (
    <Stack gap="xs" component="section" aria-label="Historique de cette séance">
      <Title order={3}>Historique</Title>
      {versions.map(({ le, par, localDay, clear, contenu }, index) => (
        <div key={le + String(index)}>
          <Text fw={600}>
            Changée le {formatInstant(le, session.identity.zone)} par{' '}
            {findPhraseWrap(session.vault.current(), par)?.animateur.nom ??
              'une personne qui n’a plus accès'}
          </Text>
          <Text>
            Avant&nbsp;: {seanceTypeLabels[clear.type]}, {contenu.titre}, {themeLabels[clear.theme]}
            , {count(clear.participants, 'participant', 'participants')}, {formatDate(localDay)}
            {clear.etat === 'annulee' && ', annulée'}
          </Text>
        </div>
      ))}
    </Stack>
  );
}
