import type { Result } from '../../shared/kernel/result.ts';
import { StoreUnavailable } from '../operations/store-unavailable.ts';
import { reportFailure } from './console.ts';
import type { Console } from './console.ts';
import { openDepartment } from './open-department.ts';
import type { OpenDepartment, System } from './open-department.ts';
import type { DatabaseChoice } from './settings.ts';

/** Runs a short command on the département’s database, running or not. Gives the exit code. */
export async function withDepartment(
  choice: DatabaseChoice,
  system: System,
  console: Console,
  work: (department: OpenDepartment) => Promise<Result<unknown>>,
): Promise<number> {
  const department = await openDepartment(choice, 'join', system);
  if (!department.ok) {
    reportFailure(console, department.failure);
    return 1;
  }
  try {
    const done = await work(department.value);
    if (!done.ok) reportFailure(console, done.failure);
    return done.ok ? 0 : 1;
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    reportFailure(console, {
      sentence:
        'La base de données s’est arrêtée pendant la commande : relancez la commande quand le département est en marche.',
    });
    return 1;
  } finally {
    await department.value.close();
  }
}
