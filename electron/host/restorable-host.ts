import { join } from 'node:path';
import type { HostEvent } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { extractBackup } from './backup/extract-backup.ts';
import { installBackup } from './backup/install-backup.ts';
import { createHost } from './host.ts';
import type { Host, HostDeps } from './host.ts';
import { createRescueHost } from './rescue-host.ts';
import type { Restore } from './restore.ts';
import { relayOf } from './visio/visio-relay.ts';

/**
 * The host of a profile, and the only one who can put a backup in the place of its ledger: it closes
 * the host, changes the files, and opens another on them, without the page losing its link. A ledger
 * that cannot be opened gives a host that offers the backups. Refusals: the host’s own.
 */
export function createRestorableHost(deps: Omit<HostDeps, 'restore'>): Result<Host> {
  const listeners = new Set<(event: HostEvent) => void>();
  let swapping = false;
  let current: Host;

  const follow = (host: Host) =>
    host.subscribe((event) => {
      // The host that makes room for another is not the desk that closes.
      if (!swapping) listeners.forEach((listener) => listener(event));
    });
  const restore: Restore = async ({ path, dossier, cle }) => {
    const { profile, clock, random } = deps;
    const now = clock.now();
    const extracted = await extractBackup(
      path,
      Buffer.from(cle, 'base64'),
      join(profile.folder, 'restauration'),
      { now, random },
    );
    if (!extracted.ok) return extracted;
    swapping = true;
    try {
      await current.close();
      const stamp = now
        .toString({ smallestUnit: 'second' })
        .replaceAll(/[:Z]/g, '')
        .replace('T', '-');
      installBackup(profile, extracted.value, { stamp, dossier, cle, now: now.toString() });
    } finally {
      const reopened = open();
      if (reopened.ok) {
        current = reopened.value;
        follow(current);
      }
      swapping = false;
    }
    const { le, enregistrements, efface, copiesManquantes } = extracted.value;
    return ok({ le, enregistrements, efface, copiesManquantes });
  };
  const all: HostDeps = { ...deps, restore };
  const open = (): Result<Host> => {
    const host = createHost(all);
    return host.ok || host.failure.code !== 'journal-endommage' ? host : ok(createRescueHost(all));
  };

  const opened = open();
  if (!opened.ok) return opened;
  current = opened.value;
  follow(current);
  return ok({
    visio: relayOf(() => current.visio),
    dispatch: (channel, payload) => current.dispatch(channel, payload),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    enrol: (url, code) => current.enrol(url, code),
    moveDepartment: (url) => current.moveDepartment(url),
    close: () => current.close(),
  });
}
