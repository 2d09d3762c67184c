import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { chooseBackups, useBackupState } from '../../data/backups/backups.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { isResponsable } from '../../data/vault/people.ts';
import { Notice } from '../../ui/notice.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import { backupSentence } from './backup-words.ts';
import { ChoosePlace } from './choose-place.tsx';

/** Where the backups stand, and where they go; taking one now. */
export function BackupSettings({
  session,
  onRestore,
}: {
  readonly session: DeskSession;
  /** Leads to the restoration, which a damaged ledger asks for. */
  readonly onRestore: () => void;
}) {
  const state = useBackupState(session.bridge);
  const [choosing, setChoosing] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, run] = useBusy();
  if (state === null) return <Text role="status">Lecture de l’état des sauvegardes…</Text>;

  const backUp = async () => {
    setRefusal(null);
    const taken = await run(() => session.bridge.call('backup.run', {}));
    if (taken !== undefined && !taken.ok) setRefusal(taken.failure.sentence);
  };
  if (choosing)
    return (
      <ChoosePlace
        session={session}
        choose={(dossier) => chooseBackups(session, dossier)}
        onDone={() => {
          setChoosing(false);
          void backUp();
        }}
        onBack={() => setChoosing(false)}
      />
    );
  const now = session.clock.now().toString();
  const failure = refusal ?? state.echec?.sentence ?? null;
  const { destination } = state;
  const responsable = isResponsable(session);
  return (
    <Stack gap="md" align="flex-start">
      <Text role="status">{backupSentence(state, now, session.identity.zone)}</Text>
      {failure !== null && !state.enCours && <Notice kind="error">{failure}</Notice>}
      {destination?.memeDisque === true && (
        <Notice kind="warn">
          Ce dossier est sur le disque de cet ordinateur&nbsp;: il partirait avec lui. Choisissez
          plutôt une clé USB ou un dossier du réseau.
        </Notice>
      )}
      <Group gap="sm">
        {destination !== null && (
          <Button loading={busy || state.enCours} onClick={() => void backUp()}>
            Sauvegarder maintenant
          </Button>
        )}
        {responsable && (
          <Button
            variant={destination === null ? 'filled' : 'default'}
            onClick={() => setChoosing(true)}
            disabled={busy || state.enCours}
          >
            {destination === null ? 'Régler les sauvegardes' : 'Changer de dossier'}
          </Button>
        )}
        {state.rappel === 'endommage' && responsable && (
          <Button color="red" onClick={onRestore}>
            Restaurer une sauvegarde
          </Button>
        )}
      </Group>
      {destination === null && !responsable && (
        <Text c="dimmed">Les régler revient à une personne responsable.</Text>
      )}
      <Text c="dimmed" size="sm">
        Gardées&nbsp;: une par jour pendant sept jours, puis une par semaine pendant quatre
        semaines, puis une par mois pendant un an. Illisibles sans la clé de secours imprimée ou une
        phrase secrète de ce poste.
      </Text>
    </Stack>
  );
}
