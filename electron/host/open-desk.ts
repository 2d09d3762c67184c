import network from '../../resources/network-lozere.json' with { type: 'json' };
import { instantToLocal } from '../../shared/domain/calendar/local-day.ts';
import { networkSchema } from '../../shared/domain/network/network.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Random } from '../../shared/kernel/random.ts';
import { startDemonstration } from './demonstration/demonstration-file.ts';
import { afterMilliseconds } from './after-milliseconds.ts';
import { createPatience } from './backup/patience.ts';
import { createDemoSecrets } from './demo-secrets.ts';
import { readFreeSpace } from './free-space.ts';
import type { DepartmentOverride, Discover, Host } from './host.ts';
import { createRestorableHost } from './restorable-host.ts';
import { openProfile, prepareProfileFolder } from './profile/profile.ts';
import type { Profile } from './profile/profile.ts';
import { takeProfileLock } from './profile/profile-lock.ts';
import type { Holder, ProfileLock } from './profile/profile-lock.ts';
import { storageRefusal } from './storage-refusal.ts';
import { PROGRAM_VERSION, RELEASED_ON } from './release.ts';

/** A desk whose profile is held and whose host is running. */
export interface OpenDesk {
  readonly host: Host;
  readonly profile: Profile;
  readonly lock: ProfileLock;
  /** Stops the host and lets the profile go. */
  close(): Promise<void>;
}

/** Why a desk could not be opened; `holder` is set when another process already holds the profile. */
export interface DeskRefusal {
  readonly code: string;
  readonly sentence: string;
  readonly holder?: Holder | null;
}

export interface OpenDeskOptions {
  readonly folder: string;
  readonly demo: boolean;
  readonly department: DepartmentOverride | null;
  /** How this shell opens the demonstration beside the profile, when it can. */
  readonly discover?: Discover;
  readonly clock: Clock;
  readonly random: Random;
}

/** Prepares, locks and opens a profile, then starts its host: the same steps in both shells. */
export function openDesk(options: OpenDeskOptions): Result<OpenDesk, DeskRefusal> {
  const folder = prepareProfileFolder(options.folder);
  if (!folder.ok) return folder;
  try {
    return lockAndOpen(folder.value, options);
  } catch (error) {
    const refusal = storageRefusal(error, folder.value);
    if (refusal !== null) return refusal;
    throw error;
  }
}

function lockAndOpen(folder: string, options: OpenDeskOptions): Result<OpenDesk, DeskRefusal> {
  const lock = takeProfileLock(folder);
  if ('holder' in lock)
    return {
      ok: false,
      failure: {
        code: 'profil-deja-ouvert',
        sentence: 'Relais est déjà ouvert sur ce profil.',
        holder: lock.holder,
      },
    };
  let opened: ReturnType<typeof openHost> | null = null;
  try {
    opened = openHost(folder, options);
  } finally {
    if (!opened?.ok) lock.taken.release();
  }
  if (!opened.ok) return opened;
  const { host, profile } = opened.value;
  return ok({
    host,
    profile,
    lock: lock.taken,
    close: async () => {
      await host.close();
      lock.taken.release();
    },
  });
}

function openHost(
  folder: string,
  { demo, department, discover, clock, random }: OpenDeskOptions,
): Result<{ readonly host: Host; readonly profile: Profile }> {
  const profile = openProfile(folder, random);
  if (!profile.ok) return profile;
  const marked = markDemo(profile.value, demo, random);
  if (!marked.ok) return marked;
  const shipped = networkSchema.parse(network);
  const started = demo
    ? startDemonstration(folder, instantToLocal(clock.now(), shipped.zone).day)
    : ok(null);
  if (!started.ok) return started;
  const host = createRestorableHost({
    profile: profile.value,
    network: shipped,
    department,
    ...(discover === undefined ? {} : { discover }),
    clock,
    random,
    fetch: (url, init) => fetch(url, init),
    program: PROGRAM_VERSION,
    releasedOn: RELEASED_ON,
    freeSpace: () => readFreeSpace(folder),
    schedule: afterMilliseconds,
    patience: createPatience(afterMilliseconds),
  });
  return host.ok ? ok({ host: host.value, profile: profile.value }) : host;
}

/** A profile is a demonstration from its first start or never: real entries stay real. */
function markDemo(profile: Profile, demo: boolean, random: Random): Result<null> {
  const current = profile.read();
  if (demo === (current.demo !== null)) return ok(null);
  if (!demo)
    return refuse(
      'profil-de-demonstration',
      'Ce profil est celui d’une démonstration. Relancez avec --demo, ou choisissez un autre dossier avec --profile.',
    );
  if (current.identity !== null)
    return refuse(
      'profil-reel',
      'Ce profil contient de vrais accueils\u00a0: la démonstration ne peut pas s’y ouvrir. Choisissez un autre dossier avec --profile.',
    );
  profile.update({ demo: createDemoSecrets(random) });
  return ok(null);
}
