import { isAbsolute, join, normalize } from 'node:path';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { findBackups } from './backup/find-backups.ts';
import { listBackupPlaces, nameOfPlace } from './backup/backup-places.ts';
import { refuseSilent } from './backup/backup-refusal.ts';
import { REACH } from './backup/patience.ts';
import type { Patience } from './backup/patience.ts';
import type { Services } from './dispatch.ts';
import type { Profile } from './profile/profile.ts';
import type { Restore } from './restore.ts';

/**
 * The channels of a restoration. It is open to a profile that holds nothing yet, or whose ledger is
 * damaged: never in the place of a desk that works.
 */
export function createRestoreServices(
  deps: {
    readonly profile: Profile;
    readonly restore?: Restore;
    readonly patience: Patience;
  },
  isDamaged: () => boolean,
): Pick<Services, 'backup.places' | 'restore.find' | 'restore.run'> {
  const { profile, patience } = deps;
  /** The backups of a folder; a share that does not answer is said. */
  const find = async (dossier: string) => {
    if (!isAbsolute(dossier)) return refusePath();
    const found = await patience.within(dossier, REACH, (heard) => findBackups(dossier, heard));
    return found?.value ?? refuseSilent(nameOfPlace(dossier));
  };
  const check = (): Result<never> | null =>
    profile.read().identity === null || isDamaged() ? null : refuseInstalled();
  return {
    'backup.places': async () => ok([...(await listBackupPlaces(process.platform, patience))]),
    'restore.find': async ({ dossier }) => check() ?? find(dossier),
    'restore.run': async ({ dossier, fichier, cle }) => {
      const refused = check();
      if (refused !== null) return refused;
      const path = normalize(join(dossier, fichier));
      // What was found, and nothing else: a name is never a way out of the folder.
      const found = await find(dossier);
      if (!found.ok) return found;
      const backup = found.value.find((one) => one.fichier === fichier);
      if (backup === undefined || deps.restore === undefined) return refuseGone();
      if (backup.demonstration !== (profile.read().demo !== null)) return refuseDemonstration();
      return deps.restore({ path, dossier, cle });
    },
  };
}

function refuseInstalled(): Result<never> {
  return refuse(
    'deja-installe',
    'Ce poste marche\u00a0: rien n’y est restauré par-dessus. Pour un autre ordinateur, choisissez «\u00a0Restaurer une sauvegarde\u00a0» à sa première ouverture.',
  );
}

function refusePath(): Result<never> {
  return refuse(
    'sauvegarde-chemin',
    'Écrivez le chemin entier du dossier, tel que l’ordinateur le montre (par exemple E:\\ ou /media/cle).',
  );
}

function refuseGone(): Result<never> {
  return refuse(
    'sauvegarde-disparue',
    'Cette sauvegarde n’est plus dans le dossier. Rebranchez la clé, puis cherchez à nouveau.',
  );
}

function refuseDemonstration(): Result<never> {
  return refuse(
    'sauvegarde-de-demonstration',
    'Cette sauvegarde est celle d’une démonstration\u00a0: elle ne peut pas devenir un vrai poste, ni l’inverse.',
  );
}
