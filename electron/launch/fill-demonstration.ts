import { createDepartmentClient } from '../host/delivery/department-client.ts';
import { DEMO_SITE } from '../host/demo-secrets.ts';
import { readDemonstration } from '../host/demonstration/demonstration-file.ts';
import { fillNetwork } from '../host/demonstration/fill-network.ts';
import { listInventedSites } from '../host/demonstration/invented-sites.ts';
import { PROGRAM_VERSION } from '../host/release.ts';
import { storageRefusal } from '../host/storage-refusal.ts';
import type { DepartmentProcess } from './department-process.ts';
import { complain } from './speak.ts';

/**
 * Invents the agenda and the past of the demonstration’s network at its embedded département, in the background,
 * unless the profile says that it was done. Says what is invented when it starts, and what stopped
 * it; the next start goes on.
 */
export async function fillDemonstration(
  folder: string,
  department: DepartmentProcess,
  signal: AbortSignal,
): Promise<void> {
  try {
    const started = readDemonstration(folder);
    // First: it takes seconds, and whoever opens the demonstration looks at it.
    if (started !== null && !started.filled)
      await department.inventAgenda(started.until, DEMO_SITE);
    const filled = await fillNetwork({
      folder,
      sites: listInventedSites(),
      client: createDepartmentClient(department.url, PROGRAM_VERSION, (url, init) =>
        fetch(url, init),
      ),
      createEnrolmentCode: (site) => department.createEnrolmentCode(site),
      onStart: () =>
        complain(
          'Démonstration\u00a0: 24 mois d’accueils inventés arrivent sur les neuf plateformes. Aucun n’a eu lieu.',
        ),
      signal,
    });
    if (!filled.ok && !signal.aborted) complain(unfinished(filled.failure.sentence));
  } catch (error) {
    const refusal = storageRefusal(error, folder);
    if (refusal === null || refusal.ok) throw error;
    complain(unfinished(refusal.failure.sentence));
  }
}

function unfinished(why: string): string {
  return `Démonstration\u00a0: les accueils inventés du réseau ne sont pas tous arrivés. ${why} La suite partira au prochain démarrage.`;
}
