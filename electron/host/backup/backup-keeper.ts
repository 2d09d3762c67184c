import { stat } from 'node:fs/promises';
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
import { placeRefusal, refuseSilent } from './backup-refusal.ts';
import { REACH, SILENCE } from './patience.ts';
import type { Patience } from './patience.ts';
import { readBackupSettings, writeBackupSettings } from './backup-settings.ts';
import type { BackupSettings } from './backup-settings.ts';
import { checkPlace, isSameDisk } from './check-place.ts';
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
  readonly patience: Patience;
  readonly onChange: (state: BackupState) => void;
}

/** Takes the backups of a desk: by itself once a day and more, at once when asked. */
export interface BackupKeeper {
  /** Where they stand, the place looked at first, for as long as it takes to answer, or not to. */
  read(): Promise<BackupState>;
  /** Whether the last one found the ledger itself damaged. */
  foundDamage(): boolean;
  /** The folder they go to from now on. Refusals: those of the place. */
  choose(request: Request<'backup.choose'>): Promise<Result<BackupState>>;
  /** Seals the next ones with another key, in the same folder. Nothing when it is under that one already. */
  rekey(request: Request<'backup.rekey'>): void;
  /** Takes one now. Refusals: `sauvegarde-non-reglee`, and those of `takeBackup`. */
  run(): Promise<Result<BackupState>>;
  /** Keeps the list of what was erased beside the backups up to date, when they are there. */
  noteErased(): Promise<void>;
  close(): Promise<void>;
}

export function createBackupKeeper(deps: BackupKeeperDeps): BackupKeeper {
  const { ledger, profile, clock, patience } = deps;
  let settings = readBackupSettings(profile.folder);
  let running: Promise<Result<Taken>> | null = null;
  let closing = false;
  let cancel = () => {};
  const nom = () => (settings === null ? '' : nameOfPlace(settings.dossier));
  /** Whether the place is on the disk of the desk, as last seen. */
  let sameDisk: boolean | null = null;
  const lookAtDisk = async () => {
    if (settings === null) return;
    const { dossier } = settings;
    const seen = await patience.within(`disque ${dossier}`, GLANCE, () =>
      isSameDisk(dossier, profile.folder),
    );
    if (settings.dossier === dossier) sameDisk = seen?.value ?? null;
  };

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
            memeDisque: sameDisk,
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
    const kept = settings;
    const { dossier } = kept;
    // A share that hangs says nothing, not even no.
    const there = await patience.within(dossier, REACH, () => stat(dossier).catch(() => null));
    const done =
      there &&
      (await patience.within('sauvegarde', SILENCE, (heard) =>
        takeBackup({
          ledger,
          profile,
          settings: kept,
          identity,
          now: le,
          random: deps.random,
          stopped: () => {
            if (closing) throw new Stopped();
            heard();
          },
        }),
      ));
    const taken = done === null ? refuseSilent(nom()) : done.value;
    await lookAtDisk();
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
    read: async () => {
      await lookAtDisk();
      return state();
    },
    run,
    foundDamage: () => settings?.echec?.code === 'journal-endommage',
    choose: async (request) => {
      const checked = await patience.within(request.dossier, REACH, () =>
        checkPlace(request.dossier, profile.folder),
      );
      const place = checked?.value ?? refuseSilent(nameOfPlace(request.dossier));
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
      await lookAtDisk();
      deps.onChange(state());
      return ok(state());
    },
    rekey: ({ cle, scellee, keyId }) => {
      if (settings?.keyId === keyId) return;
      // Its last backup is under the former key: the next one is due.
      keep({ cle, scellee, keyId, profil: profile.read().id, seq: 0 });
    },
    noteErased: async () => {
      const { identity, id } = profile.read();
      if (settings === null || identity === null) return;
      const folder = backupFolder(settings, identity, id);
      const erased = [...listErased(ledger)];
      try {
        await patience.within(`effaces ${folder}`, GLANCE, async () => {
          if ((await stat(folder)).isDirectory()) await addToErasedList(folder, erased);
        });
      } catch (error) {
        // Not there today: the next backup brings the list.
        if (placeRefusal(error, nom()) === null) throw error;
      }
    },
    close: async () => {
      closing = true;
      cancel();
      // What hangs at a place ends with the process.
      const ended = running?.catch(() => {});
      if (ended !== undefined) await patience.within('fermeture', CLOSING, async () => ended);
    },
  };
}

/** Milliseconds the screen waits for a place that may not answer, before it is told what is known. */
const GLANCE = 3_000;

/** Milliseconds a backup under way has to stop when the desk closes. */
const CLOSING = 5_000;

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
