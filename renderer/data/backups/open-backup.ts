import { z } from 'zod';
import type { FoundBackup } from '../../../shared/domain/sauvegarde/backup-header.ts';
import {
  backupKeySchema,
  BACKUP_KEY_VERSION,
} from '../../../shared/domain/sauvegarde/backup-state.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { createSealer } from '../sealing/sealer.ts';
import type { DeriveKey } from '../vault/derive-key.ts';
import { recoverySecret } from '../vault/recovery-secret.ts';
import { openWrap } from '../vault/unlock-vault.ts';

/** What is typed to open a backup: the printed words, or the passphrase of anyone of the desk. */
export type BackupSecret =
  | { readonly kind: 'secours'; readonly words: readonly string[] }
  | { readonly kind: 'phrase'; readonly passphrase: string };

const contentSchema = z.strictObject({ cle: backupKeySchema });

/**
 * The key of a backup, from what is typed. Backups say nobody’s name: a passphrase is tried against
 * every way in. Refusals: `cle-de-secours-fausse`, `phrase-fausse`, `phrase-liee` (to another machine),
 * `sauvegarde-illisible`, `cle-non-calculee`.
 */
export async function openBackupKey(
  bridge: Bridge,
  backup: Pick<FoundBackup, 'cle' | 'entrees' | 'keyId' | 'profil'>,
  secret: BackupSecret,
  deriveKey: DeriveKey,
  random: Random,
): Promise<Result<string>> {
  const text = secret.kind === 'secours' ? recoverySecret(secret.words) : secret.passphrase;
  let bound = false;
  for (const way of backup.entrees.filter(({ kind }) => kind === secret.kind)) {
    const opened = await openWrap(bridge, backup, way, text, deriveKey);
    if (opened.ok && opened.value !== null) return openKey(backup, opened.value.dataKey, random);
    if (opened.ok) continue;
    if (opened.failure.code === 'cle-non-calculee') return opened;
    // Bound to another machine: the passphrase may be that of the next one.
    bound = true;
  }
  if (bound)
    return refuse(
      'phrase-liee',
      'Cette phrase secrète n’ouvre pas cette sauvegarde ici\u00a0: une personne au moins a lié la sienne à l’ordinateur d’où elle vient. Prenez la clé de secours.',
    );
  return secret.kind === 'secours'
    ? refuse(
        'cle-de-secours-fausse',
        'Ces mots n’ouvrent pas cette sauvegarde. Vérifiez sur la feuille la plateforme et la date\u202f; une clé refaite depuis n’ouvre que les sauvegardes faites après elle.',
      )
    : refuse(
        'phrase-fausse',
        'Ce n’est la phrase secrète de personne dans cette sauvegarde. Vérifiez la touche Verr. Maj\u202f; une phrase changée depuis n’ouvre que les sauvegardes faites après.',
      );
}

function openKey(
  { cle, keyId, profil }: Pick<FoundBackup, 'cle' | 'keyId' | 'profil'>,
  dataKey: Uint8Array,
  random: Random,
): Result<string> {
  const sealer = createSealer(dataKey, keyId, random);
  try {
    const half = {
      collection: 'sauvegarde',
      id: profil,
      schema: BACKUP_KEY_VERSION,
      sealed: cle,
    } as const;
    return ok(contentSchema.parse(sealer.open(half)).cle);
  } catch {
    return refuse(
      'sauvegarde-illisible',
      'Cette sauvegarde est endommagée et ne s’ouvre pas\u00a0: rien n’a été changé. Choisissez-en une autre.',
    );
  } finally {
    sealer.destroy();
  }
}
