import { resolve } from 'node:path';
import { COMMAND_LINE, noteAct } from '../operations/note-act.ts';
import { writeBackup } from '../storage/backup/write-backup.ts';
import type { Console } from './console.ts';
import type { System } from './open-department.ts';
import type { DatabaseChoice } from './settings.ts';
import { withDepartment } from './with-department.ts';

/** Copies everything the département keeps to one file, while its server works. */
export async function backup(
  to: string,
  database: DatabaseChoice,
  system: System,
  console: Console,
): Promise<number> {
  const path = resolve(to);
  return withDepartment(database, system, console, async (department) => {
    await noteAct(
      { ...system, acts: department.store.acts },
      { author: COMMAND_LINE, role: null, act: 'base.sauvegarder' },
    );
    const written = await writeBackup(department.database, {
      path,
      departement: department.network.departement,
      clock: system.clock,
    });
    if (written.ok) console.out(`Sauvegarde faite (${written.value} lignes) : ${path}`);
    return written;
  });
}
