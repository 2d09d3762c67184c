import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Zone } from '../../../shared/domain/calendar/local-day.ts';
import type { AnnuaireAnswer } from '../../../shared/sync/publication-api.ts';
import { count, formatInstant } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import type { PilotageClient } from '../pilotage-client.ts';

/** The files that filled the directory, each of which can be taken back whole. */
export function PastImports({
  client,
  imports,
  zone,
  onUndone,
  onExpired,
}: {
  readonly client: PilotageClient;
  readonly imports: AnnuaireAnswer['imports'];
  readonly zone: Zone;
  readonly onUndone: () => Promise<void>;
  readonly onExpired: () => void;
}) {
  const [asked, setAsked] = useState<string | null>(null);
  const [said, setSaid] = useState<{ readonly ok: boolean; readonly text: string } | null>(null);
  const [busy, run] = useBusy();
  if (imports.length === 0) return null;
  const undo = (id: string) =>
    run(async () => {
      const undone = await client.undoImport(id);
      setAsked(null);
      if (!undone.ok) {
        if (undone.failure.code === 'signed-out') onExpired();
        setSaid({ ok: false, text: undone.failure.sentence });
        return;
      }
      const { rendus, gardes } = undone.value;
      const kept = gardes === 0 ? '' : ` ${count(gardes, 'corrigé', 'corrigés')} depuis, gardés.`;
      setSaid({ ok: true, text: `Import annulé\u00a0: ${count(rendus, 'lieu', 'lieux')}.${kept}` });
      await onUndone();
    });
  return (
    <Stack gap="xs" component="section">
      <Title order={2} size="h3">
        Fichiers importés
      </Title>
      {said !== null && <Notice kind={said.ok ? 'info' : 'error'}>{said.text}</Notice>}
      {imports.map(({ id, fichier, auteur, importeLe, ajouts, changements, annuleLe }) => (
        <Group key={id} justify="space-between">
          <Text>
            {fichier}, {formatInstant(importeLe, zone)}, {auteur}&nbsp;:{' '}
            {count(ajouts, 'ajout', 'ajouts')}, {count(changements, 'changement', 'changements')}
          </Text>
          {annuleLe !== null ? (
            <Text c="dimmed">annulé</Text>
          ) : asked === id ? (
            <Group gap="xs">
              <Button color="red" loading={busy} onClick={() => void undo(id)}>
                Annuler cet import
              </Button>
              <Button variant="default" onClick={() => setAsked(null)}>
                Garder
              </Button>
            </Group>
          ) : (
            <Button variant="default" onClick={() => setAsked(id)}>
              Annuler…
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  );
}
