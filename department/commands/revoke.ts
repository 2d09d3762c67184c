import { COMMAND_LINE, noteAct } from '../operations/note-act.ts';
import { revokeDesk } from '../operations/revoke-desk.ts';
import type { Console } from './console.ts';
import type { System } from './open-department.ts';
import type { DatabaseChoice } from './settings.ts';
import { withDepartment } from './with-department.ts';

/** Takes a desk’s access away: a stolen or replaced PC. */
export async function revoke(
  site: string,
  desk: string,
  database: DatabaseChoice,
  system: System,
  console: Console,
): Promise<number> {
  return withDepartment(database, system, console, async ({ store, network }) => {
    const revoked = await revokeDesk({ ...system, desks: store.desks, network }, site, desk);
    if (revoked.ok) {
      await noteAct(
        { ...system, acts: store.acts },
        {
          author: COMMAND_LINE,
          role: null,
          act: 'poste.retirer',
          subject: `${revoked.value.site} ${revoked.value.desk}`,
        },
      );
      console.out(
        `L’accès du poste ${revoked.value.desk} de ${revoked.value.site} est retiré ; ses comptes sont gardés.`,
      );
    }
    return revoked;
  });
}
