import { join } from 'node:path';
import type { HostEvent } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { nameOfPlace } from './backup/backup-places.ts';
import { refuseSilentRestore } from './backup/backup-refusal.ts';
import { extractBackup } from './backup/extract-backup.ts';
import type { Extracted } from './backup/extract-backup.ts';
import { installBackup } from './backup/install-backup.ts';
import { FACED } from './backup/patience.ts';
import { createHost } from './host.ts';
import type { Host, HostDeps } from './host.ts';
import { createRescueHost } from './rescue-host.ts';
import type { Restore } from './restore.ts';
import { relayOf } from './visio/visio-relay.ts';

/** Thrown to leave a restoration nobody waits for any more. */
class GivenUp extends Error {}

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
  /** A backup opened beside the ledger, unless its place falls silent on the way. */
  const extract = async (
    { path, dossier, cle }: Parameters<Restore>[0],
    now: Temporal.Instant,
  ): Promise<Result<Extracted>> => {
    const { profile, random, patience } = deps;
    const key = Buffer.from(cle, 'base64');
    let givenUp = false;
    const work = (sign: () => void) => {
      const heard = () => {
        // Another try may be at it: what comes back after so long writes nothing more.
        if (givenUp) throw new GivenUp();
        sign();
      };
      return extractBackup(path, key, join(profile.folder, 'restauration'), { now, random, heard });
    };
    const extracted = await patience.within(dossier, FACED, work);
    givenUp = true;
    return extracted?.value ?? refuseSilentRestore(nameOfPlace(dossier));
  };
  const restore: Restore = async (asked) => {
    const { profile, clock } = deps;
    const { dossier, cle } = asked;
    const now = clock.now();
    const extracted = await extract(asked, now);
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
