import type { AdminAct } from '../../shared/domain/staff/act.ts';
import type { StaffRole } from '../../shared/domain/staff/role.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import { createId } from '../../shared/kernel/random.ts';
import type { Random } from '../../shared/kernel/random.ts';
import type { ActStore } from './act-store.ts';

/** Who signs what the commands of the server do. */
export const COMMAND_LINE = 'ligne de commande';

/** Keeps an act that is already done: a session opened, a command run on the server itself. */
export async function noteAct(
  deps: { readonly acts: ActStore; readonly clock: Clock; readonly random: Random },
  act: {
    readonly author: string;
    readonly role: StaffRole | null;
    readonly act: AdminAct;
    readonly subject?: string;
  },
): Promise<void> {
  const id = createId(deps.random);
  await deps.acts.begin({ subject: null, ...act, id, at: deps.clock.now() });
  await deps.acts.end(id, 'fait');
}
