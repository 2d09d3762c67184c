import { createPatience } from '../../electron/host/backup/patience.ts';
import type { Patience } from '../../electron/host/backup/patience.ts';

/** Patience in real time: what is read from a disk does not follow the time a test drives. */
export function createRealPatience(): Patience {
  return createPatience((milliseconds, task) => {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  });
}
