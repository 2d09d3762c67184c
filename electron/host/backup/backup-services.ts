import { ok } from '../../../shared/kernel/result.ts';
import type { Services } from '../dispatch.ts';
import type { BackupKeeper } from './backup-keeper.ts';

/** The channels of the backups of a desk that works. */
export function createBackupServices(
  backups: BackupKeeper,
): Pick<Services, 'backup.read' | 'backup.choose' | 'backup.rekey' | 'backup.run'> {
  return {
    'backup.read': async () => ok(await backups.read()),
    'backup.choose': (request) => backups.choose(request),
    'backup.rekey': (request) => {
      backups.rekey(request);
      return ok({});
    },
    'backup.run': () => backups.run(),
  };
}
