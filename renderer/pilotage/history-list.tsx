import { Stack, Text, Title } from '@mantine/core';
import { useCallback } from 'react';
import type { Zone } from '../../shared/domain/calendar/local-day.ts';
import type { Objet } from '../../shared/sync/publications.ts';
import { formatInstant } from '../ui/format.ts';
import { RetryNotice } from '../ui/retry-notice.tsx';
import type { PilotageClient } from './pilotage-client.ts';
import classes from './pilotage.module.css';
import { useLoaded } from './use-loaded.ts';

/** Who published what of one thing, when and why, the latest first. */
export function HistoryList({
  client,
  objet,
  id,
  zone,
  onExpired,
}: {
  readonly client: PilotageClient;
  readonly objet: Objet;
  readonly id: string;
  readonly zone: Zone;
  readonly onExpired: () => void;
}) {
  const read = useCallback(() => client.history(objet, id), [client, objet, id]);
  const { value, failure, reload } = useLoaded(read, onExpired);
  if (failure !== null)
    return <RetryNotice onRetry={() => void reload()}>{failure.sentence}</RetryNotice>;
  if (value === null || value.lignes.length === 0) return null;
  return (
    <Stack gap="xs" component="section">
      <Title order={2} size="h3">
        Historique
      </Title>
      <ol className={classes['lines']} reversed>
        {value.lignes.map(({ numero, auteur, publieLe, nom, motif, parImport }) => (
          <li key={numero}>
            {formatInstant(publieLe, zone)}, {auteur}&nbsp;:{' '}
            {nom === null ? 'retrait' : parImport ? 'import d’un fichier' : 'publication'}
            {motif !== null && (
              <Text component="span" c="dimmed">
                {' '}
                – {motif}
              </Text>
            )}
          </li>
        ))}
      </ol>
    </Stack>
  );
}
