import type { StaffRole } from '../../shared/domain/staff/role.ts';
import { COMMAND_LINE, noteAct } from '../operations/note-act.ts';
import { saveStaff } from '../operations/save-staff.ts';
import type { Console } from './console.ts';
import type { System } from './open-department.ts';
import type { DatabaseChoice } from './settings.ts';
import { withDepartment } from './with-department.ts';

/** Creates a coordination account, or gives it a new name and password. */
export async function userAdd(
  account: {
    readonly login: string;
    readonly name: string;
    readonly password: string;
    readonly role: StaffRole | null;
  },
  database: DatabaseChoice,
  system: System,
  console: Console,
): Promise<number> {
  return withDepartment(database, system, console, async ({ store }) => {
    const saved = await saveStaff({ ...system, staff: store.staff }, account);
    if (saved.ok) {
      await noteAct(
        { ...system, acts: store.acts },
        { author: COMMAND_LINE, role: null, act: 'compte.enregistrer', subject: saved.value.login },
      );
      console.out(
        saved.value.isNew
          ? `Compte créé : ${saved.value.login}`
          : `Compte mis à jour, ses sessions sont fermées : ${saved.value.login}`,
      );
    }
    return saved;
  });
}
