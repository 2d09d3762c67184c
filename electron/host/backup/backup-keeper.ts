import { accessSync, constants, statSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import type { BackupState } from '../../../shared/domain/sauvegarde/backup-state.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import type { Request } from '../../../shared/ipc/contract.ts';
import type { Clock } from '../../../shared/kernel/clock.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { LedgerFile } from '../ledger/open-ledger.ts';
import type { Profile } from '../profile/profile.ts';
import { nameOfPlace } from './backup-places.ts';
import { placeRefusal, refuseAway } from './backup-refusal.ts';
import { readBackupSettings, writeBackupSettings } from './backup-settings.ts';
import type { BackupSettings } from './backup-settings.ts';
import { addToErasedList } from './erased-list.ts';
import { backupFolder, listErased, Stopped, takeBackup } from './take-backup.ts';
import type { Taken } from './take-backup.ts';

/** Milliseconds between two looks at whether a backup is due, and before the first. */
const LOOK = { first: 60_000, every: 10 * 60_000 } as const;

/** Hours after which, on the same day, what was written since is worth another. */
const AGAIN_HOURS = 4;

/** Days without one before it is reminded. */
const OLD_DAYS = 3;

/** Days of use before a desk that never had one is reminded. */
const NEVER_DAYS = 7;

export interface BackupKeeperDeps {
  readonly ledger: LedgerFile;
  readonly profile: Profile;
  readonly clock: Clock;
  readonly random: Random;
  /** The first day this desk has anything of; null when it is empty. */
  readonly firstDay: () => LocalDay | null;
  readonly schedule: (milliseconds: number, task: () => void) => () => void;
  readonly onChange: (state: BackupState) => void;
}

/** Takes the backups of a desk: by itself once a day and more, at once when asked. */
export interface BackupKeeper {
  state(): BackupState;
  /** Whether the last one found the ledger itself damaged. */
  foundDamage(): boolean;
  /** The folder they go to from now on. Refusals: those of the place. */
  choose(request: Request<'backup.choose'>): Result<BackupState>;
  /** Seals the next ones with another key, in the same folder. Nothing when it is under that one already. */
  rekey(request: Request<'backup.rekey'>): void;
  /** Takes one now. Refusals: `sauvegarde-non-reglee`, and those of `takeBackup`. */
  run(): Promise<Result<BackupState>>;
  /** Keeps the list of what was erased beside the backups up to date, when they are there. */
  noteErased(): void;
  close(): Promise<void>;
}

export function createBackupKeeper(deps: BackupKeeperDeps): BackupKeeper {
  const { ledger, profile, clock } = deps;
  let settings = readBackupSettings(profile.folder);
  let running: Promise<Result<Taken>> | null = null;
  let closing = false;
  let cancel = () => {};
  const nom = () => (settings === null ? '' : nameOfPlace(settings.dossier));

  const keep = (change: Partial<BackupSettings>) => {
    if (settings === null) return;
    settings = { ...settings, ...change };
    writeBackupSettings(profile.folder, settings);
  };

  const reminder = (): BackupState['rappel'] => {
    if (profile.read().demo !== null || profile.read().identity === null) return null;
    if (settings === null) {
      const since = deps.firstDay();
      return since !== null && daysSince(since) >= NEVER_DAYS ? 'jamais' : null;
    }
    if (settings.echec?.code === 'journal-endommage') return 'endommage';
    const last = Temporal.Instant.from(settings.derniere?.le ?? settings.choisiLe);
    return clock.now().since(last).total('hours') >= OLD_DAYS * 24 ? 'ancienne' : null;
  };
  const daysSince = (day: LocalDay): number => {
    const zone = profile.read().identity?.zone ?? 'UTC';
    const today = clock.now().toZonedDateTimeISO(zone).toPlainDate();
    return Temporal.PlainDate.from(day).until(today).days;
  };

  const state = (): BackupState => ({
    destination:
      settings === null
        ? null
        : {
            dossier: settings.dossier,
            nom: nom(),
            memeDisque: isSameDisk(settings.dossier, profile.folder),
          },
    enCours: running !== null,
    derniere: settings?.derniere ?? null,
    echec: settings?.echec ?? null,
    rappel: reminder(),
  });

  const isDue = (): boolean => {
    const zone = profile.read().identity?.zone;
    if (settings === null || zone === undefined || running !== null) return false;
    if (settings.derniere === null) return true;
    if (settings.echec?.code === 'journal-endommage') return false;
    const last = Temporal.Instant.from(settings.derniere.le);
    const now = clock.now();
    if (instantToLocal(last, zone).day !== instantToLocal(now, zone).day) return true;
    return ledger.lastSeq() !== settings.seq && now.since(last).total('hours') >= AGAIN_HOURS;
  };

  const look = (wait: number) => {
    cancel();
    if (settings === null || closing) return;
    cancel = deps.schedule(wait, () => {
      if (isDue()) void run();
      look(LOOK.every);
    });
  };

  const attempt = async (): Promise<Result<Taken>> => {
    const { identity } = profile.read();
    if (settings === null || identity === null) return refuseUnset();
    if (profile.readVault()?.keyId !== settings.keyId) return refuseOtherKey();
    const le = clock.now();
    const taken = await takeBackup({
      ledger,
      profile,
      settings,
      identity,
      now: le,
      random: deps.random,
      stopped: () => {
        if (closing) throw new Stopped();
      },
    });
    if (taken.ok) {
      const { octets, enregistrements, seq } = taken.value;
      keep({ derniere: { le: le.toString(), octets, enregistrements }, seq, echec: null });
    } else keep({ echec: { le: le.toString(), ...taken.failure } });
    return taken;
  };

  const run = async (): Promise<Result<BackupState>> => {
    if (running === null) {
      running = attempt().finally(() => {
        running = null;
      });
      deps.onChange(state());
    }
    try {
      const taken = await running;
      return taken.ok ? ok(state()) : taken;
    } catch (error) {
      if (error instanceof Stopped) return refuseClosing();
      throw error;
    } finally {
      if (!closing) deps.onChange(state());
    }
  };

  look(LOOK.first);
  return {
    state,
    run,
    foundDamage: () => settings?.echec?.code === 'journal-endommage',
    choose: (request) => {
      const place = checkPlace(request.dossier, profile.folder);
      if (!place.ok) return place;
      settings = {
        format: 'relais-sauvegardes',
        version: 1,
        dossier: place.value,
        cle: request.cle,
        scellee: request.scellee,
        keyId: request.keyId,
        profil: profile.read().id,
        choisiLe: clock.now().toString(),
        derniere: settings?.dossier === place.value ? settings.derniere : null,
        seq: 0,
        echec: null,
      };
      writeBackupSettings(profile.folder, settings);
      look(LOOK.first);
      deps.onChange(state());
      return ok(state());
    },
    rekey: ({ cle, scellee, keyId }) => {
      if (settings?.keyId === keyId) return;
      // Its last backup is under the former key: the next one is due.
      keep({ cle, scellee, keyId, profil: profile.read().id, seq: 0 });
    },
    noteErased: () => {
      const { identity, id } = profile.read();
      if (settings === null || identity === null) return;
      try {
        const folder = backupFolder(settings, identity, id);
        if (statSync(folder).isDirectory()) addToErasedList(folder, [...listErased(ledger)]);
      } catch (error) {
        // Not there today: the next backup brings the list.
        if (placeRefusal(error, nom()) === null) throw error;
      }
    },
    close: async () => {
      closing = true;
      cancel();
      await running?.catch(() => {});
    },
  };
}

/** A folder that is there, can be written, and is not the profile itself; its path in full. */
function checkPlace(dossier: string, profile: string): Result<string> {
  const path = resolve(dossier);
  const within = relative(resolve(profile), path);
  if (!isAbsolute(dossier))
    return refuse(
      'sauvegarde-chemin',
      'Écrivez le chemin entier du dossier, tel que l’ordinateur le montre (par exemple E:\\ ou /media/cle).',
    );
  if (within === '' || (!within.startsWith('..') && !isAbsolute(within)))
    return refuse(
      'sauvegarde-dans-le-profil',
      'Ce dossier est celui de Relais lui-même\u00a0: une sauvegarde y serait perdue avec lui. Choisissez une clé USB ou un dossier du réseau.',
    );
  const nom = nameOfPlace(path);
  try {
    if (!statSync(path).isDirectory()) return refuseAway(nom);
    accessSync(path, constants.W_OK | constants.X_OK);
    return ok(path);
  } catch (error) {
    const refusal = placeRefusal(error, nom);
    if (refusal !== null) return refusal;
    throw error;
  }
}

function isSameDisk(dossier: string, profile: string): boolean | null {
  try {
    return statSync(dossier).dev === statSync(profile).dev;
  } catch {
    return null;
  }
}

function refuseUnset(): Result<never> {
  return refuse(
    'sauvegarde-non-reglee',
    'Choisissez d’abord où garder les sauvegardes de ce poste, dans Réglages.',
  );
}

function refuseOtherKey(): Result<never> {
  return refuse(
    'sauvegarde-autre-cle',
    'La clé de ce poste a changé\u00a0: une personne responsable doit choisir à nouveau le dossier des sauvegardes, dans Réglages.',
  );
}

function refuseClosing(): Result<never> {
  return refuse('relais-ferme', 'Relais se ferme. La sauvegarde se fera à la prochaine ouverture.');
}
