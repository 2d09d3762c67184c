import { resolve } from 'node:path';
import { restoreBackup } from '../storage/backup/restore-backup.ts';
import { openDatabase } from '../storage/database.ts';
import { MIGRATIONS_FOLDER } from '../storage/migrate.ts';
import { COMMAND_LINE, noteAct } from '../operations/note-act.ts';
import { reportFailure } from './console.ts';
import type { Console } from './console.ts';
import { openCluster, openDepartment } from './open-department.ts';
import type { System } from './open-department.ts';
import type { DatabaseChoice } from './settings.ts';

/** Fills a new database from a backup. Gives the exit code. */
export async function restore(
  from: string,
  choice: DatabaseChoice,
  system: System,
  console: Console,
): Promise<number> {
  const path = resolve(from);
  const cluster = await openCluster(choice, 'join', system);
  if (!cluster.ok) {
    reportFailure(console, cluster.failure);
    return 1;
  }
  const database = openDatabase(cluster.value.url);
  let lines: number;
  try {
    const restored = await restoreBackup(database, {
      path,
      migrations: MIGRATIONS_FOLDER,
      clock: system.clock,
    });
    if (!restored.ok) {
      reportFailure(console, restored.failure);
      return 1;
    }
    lines = restored.value;
  } finally {
    await database.close();
    await cluster.value.stop();
  }
  // Opened as a server would: what was restored must be enough to work with.
  const department = await openDepartment(choice, 'join', system);
  if (!department.ok) {
    reportFailure(console, department.failure);
    return 1;
  }
  await noteAct(
    { ...system, acts: department.value.store.acts },
    { author: COMMAND_LINE, role: null, act: 'base.restaurer' },
  );
  await department.value.close();
  console.out(
    `Sauvegarde restaurée (${lines} lignes). Lancez le serveur : les postes s’y retrouvent.`,
  );
  return 0;
}
