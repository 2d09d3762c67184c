import { useEffect, useState } from 'react';
import {
  BACKUP_KEY_BYTES,
  BACKUP_KEY_VERSION,
} from '../../../shared/domain/sauvegarde/backup-state.ts';
import type { BackupPlace, BackupState } from '../../../shared/domain/sauvegarde/backup-state.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { bytesToBase64 } from '../base64.ts';
import type { DeskSession } from '../desk-session.ts';

/** Where the backups of this desk stand, followed live; null until it is known. */
export function useBackupState(bridge: Bridge): BackupState | null {
  const [state, setState] = useState<BackupState | null>(null);
  useEffect(() => {
    const read = () =>
      void bridge.call('backup.read', {}).then((answer) => {
        if (answer.ok) setState(answer.value);
      });
    read();
    return bridge.subscribe((event) => {
      if (event.event === 'backup.changed') setState(event.state);
      if (event.event === 'link.found') read();
    });
  }, [bridge]);
  return state;
}

/** Milliseconds between two looks at what is plugged in: people come back with the key in hand. */
const LOOK_MILLISECONDS = 3_000;

/** The keys and shares this computer shows, as they are plugged in. */
export function useBackupPlaces(bridge: Bridge): readonly BackupPlace[] {
  const [places, setPlaces] = useState<readonly BackupPlace[]>([]);
  useEffect(() => {
    const look = () =>
      void bridge.call('backup.places', {}).then((answer) => {
        if (!answer.ok) return;
        // The same ones: nothing is drawn again under the pointer.
        setPlaces((before) => (isSame(before, answer.value) ? before : answer.value));
      });
    look();
    const looking = setInterval(look, LOOK_MILLISECONDS);
    return () => clearInterval(looking);
  }, [bridge]);
  return places;
}

function isSame(before: readonly BackupPlace[], after: readonly BackupPlace[]): boolean {
  const names = (places: readonly BackupPlace[]) => places.map(({ dossier }) => dossier).join('\n');
  return names(before) === names(after);
}

/**
 * Sends the backups to a folder from now on, under a key of their own drawn here: the host seals them
 * with it, day and night, and each carries it sealed with the data key. Refusals: the host’s.
 */
export function chooseBackups(session: DeskSession, dossier: string): Promise<Result<BackupState>> {
  return session.bridge.call('backup.choose', { dossier, ...drawBackupKey(session) });
}

/** Another key for the backups to come, sealed with the data key there is now. Refusals: the host’s. */
export function renewBackupKey(session: DeskSession): Promise<Result<Record<string, never>>> {
  return session.bridge.call('backup.rekey', drawBackupKey(session));
}

function drawBackupKey({ profileId, random, sealer, vault }: DeskSession) {
  const bytes = random.bytes(BACKUP_KEY_BYTES);
  const cle = bytesToBase64(bytes);
  bytes.fill(0);
  const identity = {
    collection: 'sauvegarde',
    id: profileId,
    schema: BACKUP_KEY_VERSION,
  } as const;
  const scellee = sealer.seal(identity, { cle });
  return { cle, scellee, keyId: vault.current().keyId };
}
