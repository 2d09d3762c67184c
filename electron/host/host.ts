import { instantToLocal } from '../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import type { Network } from '../../shared/domain/network/network.ts';
import type { HostEvent } from '../../shared/ipc/contract.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { Random } from '../../shared/kernel/random.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { firstKeptDay } from '../../shared/sync/retention.ts';
import { createCalendarClient } from './calendar/calendar-client.ts';
import { openCalendarFile } from './calendar/calendar-file.ts';
import { createCalendarKeeper } from './calendar/calendar-keeper.ts';
import { createCalendarServices } from './calendar/calendar-services.ts';
import { createBackupKeeper } from './backup/backup-keeper.ts';
import { createBackupServices } from './backup/backup-services.ts';
import type { Patience } from './backup/patience.ts';
import { createCourier } from './delivery/courier.ts';
import {
  createDepartmentClient,
  isAcceptableDepartmentUrl,
  refuseAddress,
} from './delivery/department-client.ts';
import type { Fetch } from './delivery/department-client.ts';
import { createCountsBefore } from './delivery/counts-before.ts';
import { createLineage } from './delivery/lineage.ts';
import { createMonthServices } from './delivery/month-service.ts';
import { createOutbox } from './delivery/outbox.ts';
import { createTokenKeeper } from './delivery/token-keeper.ts';
import { readDemonstration } from './demonstration/demonstration-file.ts';
import { createDispatcher } from './dispatch.ts';
import type { Dispatch } from './dispatch.ts';
import { enrolDesk } from './enrol-desk.ts';
import { LOW_SPACE_BYTES } from './free-space.ts';
import { createAccesRanks } from './ledger/acces-ranks.ts';
import { createAppender, refuseLowSpace } from './ledger/append.ts';
import { createCompactor } from './ledger/compact.ts';
import { createDayCounter } from './ledger/count-day.ts';
import { judgeClock } from './ledger/dating.ts';
import type { DatingBounds } from './ledger/dating.ts';
import { createEraser } from './ledger/erase.ts';
import { createErasedLookup } from './ledger/erased.ts';
import { createHolder } from './ledger/hold-records.ts';
import { openLedger } from './ledger/open-ledger.ts';
import { createLedgerReader } from './ledger/read-ledger.ts';
import { createLockedThrottle } from './locked-throttle.ts';
import { createPublicationKeeper } from './publications/publication-keeper.ts';
import type { Restore } from './restore.ts';
import { createRestoreServices } from './restore-service.ts';
import { storageRefusal } from './storage-refusal.ts';
import type { Profile } from './profile/profile.ts';
import { completeSetup } from './complete-setup.ts';
import { createCopyServices } from './copies/copy-services.ts';
import { openCopyStore } from './copies/copy-store.ts';
import { createUnlockThrottle } from './unlock-throttle.ts';
import { createKeyServices } from './key-services.ts';
import { withoutKeychain } from './without-keychain.ts';
import { isOtherKey, refuseOtherKey } from './vault-service.ts';
import { createVisioRelay } from './visio/visio-relay.ts';
import type { VisioRelay } from './visio/visio-relay.ts';
import { createVisioServices } from './visio/visio-services.ts';
import type { AskDepartment } from './visio/visio-services.ts';
import { withoutWindows } from './without-windows.ts';

/** Everything the host takes from the outside world. */
export interface HostDeps {
  readonly profile: Profile;
  readonly network: Network;
  readonly clock: Clock;
  readonly random: Random;
  readonly fetch: Fetch;
  /** Version of the program, told to the département. */
  readonly program: string;
  /** The day this version was released: no honest clock is before it. */
  readonly releasedOn: LocalDay;
  /** What this start was told of the département; null leaves the profile’s own link. */
  readonly department: DepartmentOverride | null;
  /** Puts a backup in the place of the ledger; only who holds the host can close it for that. */
  readonly restore?: Restore;
  /** Opens the demonstration beside this profile; a shell that cannot leaves it out. */
  readonly discover?: Discover;
  freeSpace(): number;
  schedule(milliseconds: number, task: () => void): () => void;
  /** How long a place that may never answer is waited for. */
  readonly patience: Patience;
}

/** `none`: count for oneself, this time; `url`: the département is at this address from now on. */
export type DepartmentOverride =
  { readonly kind: 'none' } | { readonly kind: 'url'; readonly url: string };

/** Opens the demonstration; its address, or null when the shell shows it by itself. */
export type Discover = () => Promise<Result<{ readonly url: string | null }>>;

/** The services behind the contract, the same in both shells. */
export interface Host {
  /** Answers one call of the contract; the shell has already checked who sends it. */
  readonly dispatch: Dispatch;
  /** The messages of the call page, for a shell that serves it itself. */
  readonly visio: VisioRelay;
  /** Tells `listener` what happens; gives the way to stop telling. */
  subscribe(listener: (event: HostEvent) => void): () => void;
  /** Links the desk to a département; what the contract’s `department.enrol` does. */
  enrol(url: string, code: string): ReturnType<typeof enrolDesk>;
  /** The département this desk is linked to has a new address, which must be acceptable. */
  moveDepartment(url: string): void;
  /** Stops once the call under way has ended; what waits is kept and sent at the next start. */
  close(): Promise<void>;
}

/**
 * Opens the ledger of a profile and starts delivering. Refusals: `adresse-refusee`, and the
 * ledger’s own. Throws the disk’s own errors.
 */
export function createHost(deps: HostDeps): Result<Host> {
  const { profile, clock } = deps;
  // The desk’s token goes to that address: never in clear over a network.
  if (deps.department?.kind === 'url' && !isAcceptableDepartmentUrl(deps.department.url))
    return refuseAddress();
  const opened = openLedger(profile.folder, deps.random);
  if (!opened.ok) return opened;
  const ledger = opened.value;
  const reader = createLedgerReader(ledger);
  const outbox = createOutbox(ledger, createDayCounter(ledger), () => firstKept());
  const lineage = createLineage(ledger, deps.random);
  const before = createCountsBefore(ledger, outbox.countsOf);
  const holdAfter = createHolder(ledger);
  const compactor = createCompactor(ledger);
  const erase = createEraser(ledger, compactor);
  // An erasure that a power cut left behind.
  compactor.settle();
  /** Stops waiting for the rest of an erasure in several calls. */
  let stopWaiting: () => void = () => {};
  const copies = openCopyStore(profile.folder, createErasedLookup(ledger));
  const unlocking = createUnlockThrottle(profile.folder, clock);
  const maySaveLocked = createLockedThrottle(clock);
  const listeners = new Set<(event: HostEvent) => void>();
  const emit = (event: HostEvent) => listeners.forEach((listener) => listener(event));
  const ledgerChanged = () => emit({ event: 'ledger.changed', seq: ledger.lastSeq() });

  /** How far the desk’s clock is from the département’s, once heard since the start. */
  let skew: Temporal.Duration | null = null;

  const localDay = (instant: Temporal.Instant): LocalDay | null => {
    const zone = profile.read().identity?.zone;
    return zone === undefined ? null : instantToLocal(instant, zone).day;
  };
  /** The day the département says it is; null when it was not heard since the start. */
  const departmentDay = () => (skew === null ? null : localDay(clock.now().add(skew)));
  const firstKept = () => firstKeptDay(departmentDay() ?? localDay(clock.now()) ?? deps.releasedOn);
  const bounds = (): DatingBounds => {
    const enrolledOn = profile.read().department?.enrolledOn;
    const known = [deps.releasedOn, enrolledOn, reader.lastTrustedDay()];
    return {
      earliest: known.reduce<LocalDay>(
        (latest, day) => (day !== null && day !== undefined && day > latest ? day : latest),
        deps.releasedOn,
      ),
      expected: departmentDay(),
      today: localDay(clock.now()),
    };
  };

  const visio = createVisioRelay({
    random: deps.random,
    onMessage: (message) => emit({ event: 'visio.message', message }),
    schedule: deps.schedule,
  });
  const askDepartment: AskDepartment = (ask) => {
    const { department } = profile.read();
    if (department === null || deps.department?.kind === 'none')
      return Promise.resolve(refuseUnlinked());
    return ask(createDepartmentClient(department.url, deps.program, deps.fetch), department.token);
  };

  const publications = createPublicationKeeper({
    folder: profile.folder,
    clock,
    onChange: (numero) => emit({ event: 'publications.changed', numero }),
  });

  const calendar = createCalendarKeeper({
    file: openCalendarFile(profile.folder, deps.random),
    clock,
    random: deps.random,
    schedule: deps.schedule,
    client: () => {
      const { identity, department } = profile.read();
      if (identity === null || department === null || deps.department?.kind === 'none') return null;
      return createCalendarClient(department.url, department.token, deps.fetch);
    },
    onChange: () => emit({ event: 'calendar.changed', seq: calendar.copy().seq }),
  });

  const readLink = () => {
    const { identity, department, demo } = profile.read();
    if (identity === null || department === null || deps.department?.kind === 'none') return null;
    const provenance = demo === null ? 'mesure' : 'fictif';
    return { department, issuer: { identity, provenance } as const };
  };

  const months = createMonthServices({
    outbox,
    issuer: () => readLink()?.issuer ?? null,
    today: departmentDay,
    onIssued: () => courier.wake(),
  });

  const courier = createCourier({
    clock,
    outbox,
    lineage,
    before,
    tokens: createTokenKeeper(profile, deps.random),
    schedule: deps.schedule,
    link: () => {
      const link = readLink();
      if (link === null) return null;
      const { department, issuer } = link;
      return {
        client: createDepartmentClient(department.url, deps.program, deps.fetch),
        token: department.token,
        issuer,
        ledger: ledger.ledgerId,
      };
    },
    onServerTime: (now) => {
      skew = clock.now().until(now);
      const expected = localDay(now);
      if (expected !== null && holdAfter(expected) > 0) ledgerChanged();
    },
    onState: (state) => emit({ event: 'delivery.changed', state }),
    afterDelivery: async (link, isOver) => {
      if (months.isWanted()) emit({ event: 'months.wanted' });
      await publications.pull(link, isOver);
      if (!isOver()) calendar.meet();
    },
  });

  const backups = createBackupKeeper({
    ledger,
    profile,
    clock,
    random: deps.random,
    schedule: deps.schedule,
    patience: deps.patience,
    firstDay: reader.firstTrustedDay,
    onChange: (state) => emit({ event: 'backup.changed', state }),
  });

  const append = createAppender(ledger, bounds);
  const ranks = createAccesRanks(ledger);
  /** An enrolment under way: its code is used once, so that closing waits for the token it gives. */
  let enrolment: Promise<unknown> = Promise.resolve();
  let closing = false;
  const enrol = async (url: string, code: string): ReturnType<typeof enrolDesk> => {
    if (closing) return refuse('relais-ferme', 'Relais se ferme. Relancez-le, puis recommencez.');
    const enrolling = enrolDesk(
      { ...deps, ledgerId: ledger.ledgerId, lineage, before, refusedFor: courier.refusedFor },
      outbox,
      url,
      code,
    );
    enrolment = enrolling;
    const enrolled = await enrolling;
    if (enrolled.ok && !closing) {
      calendar.restart();
      courier.restart();
    }
    return enrolled;
  };

  const moveDepartment = (url: string) => {
    if (!isAcceptableDepartmentUrl(url)) throw new Error('Not a département’s address.');
    const { department } = profile.read();
    if (department !== null && department.url !== url)
      profile.update({ department: { ...department, url } });
    calendar.restart();
    courier.restart();
  };

  const answer = createDispatcher({
    'boot.read': () => {
      const { id, identity, department, demo } = profile.read();
      return ok({
        profileId: id,
        ledgerId: ledger.ledgerId,
        ledgerSeq: ledger.lastSeq(),
        identity,
        vault: profile.readVault(),
        enrolled: department !== null,
        departmentUrl: deps.department?.kind === 'url' ? deps.department.url : null,
        demo:
          demo === null
            ? null
            : {
                passphrase: demo.passphrase,
                until: readDemonstration(profile.folder)?.until ?? null,
              },
        damaged: false,
      });
    },
    'setup.sites': () => ok(deps.network.sites.map(({ id, name }) => ({ id, name }))),
    'setup.complete': (request) => {
      const done = completeSetup(profile, deps.network, request);
      if (done.ok) courier.restart();
      return done;
    },
    'setup.discover': () => deps.discover?.() ?? refuseDiscovery(),
    'unlock.begin': () => unlocking.begin(),
    'unlock.opened': () => {
      unlocking.opened();
      return ok({});
    },
    ...createKeyServices({
      profile,
      ledger,
      compactor,
      freeSpace: deps.freeSpace,
      onRekeyed: (keyId) => emit({ event: 'vault.rekeyed', keyId }),
      onResealed: ledgerChanged,
    }),
    'ledger.append': ({ records, cle }) => {
      if (isOtherKey(profile, cle)) return refuseOtherKey();
      if (deps.freeSpace() < LOW_SPACE_BYTES) return refuseLowSpace();
      if (
        records.some(({ sealed }) => sealed === null) &&
        !(records.length === 1 && maySaveLocked())
      )
        return refuse(
          'trop-de-passages',
          'Trop de passages notés d’un coup sur un poste verrouillé. Attendez quelques secondes, ou déverrouillez.',
        );
      before.note(records);
      const appended = append(records);
      if (!appended.ok) return appended;
      ledgerChanged();
      courier.wake();
      return ok({ records: [...appended.value] });
    },
    'ledger.erase': async ({ records, copies: erased, etats, more }) => {
      const done = erase(records, erased, etats);
      if (!done.ok) return done;
      ledgerChanged();
      copies.remove(erased);
      stopWaiting();
      // Refused half-way, or its page closed: nobody may ever send the last call.
      if (more) stopWaiting = deps.schedule(CLEANED_AFTER, () => void compactor.settle());
      const cleaned = !more && compactor.settle();
      if (!more) await backups.noteErased();
      return ok({ ledgerSeq: ledger.lastSeq(), cleaned });
    },
    ...createCopyServices({ copies, profile, freeSpace: deps.freeSpace }),
    ...createBackupServices(backups),
    ...createRestoreServices(deps, backups.foundDamage),
    'ledger.pull': ({ afterSeq, limit }) => ok(reader.pull(afterSeq, limit)),
    'ledger.census': () => ok(reader.census()),
    'acces.head': () => ok({ rang: ranks.last() }),
    'clock.check': () => {
      const today = localDay(clock.now());
      if (today === null)
        return refuse('poste-sans-lieu', 'Choisissez d’abord la plateforme de ce poste.');
      const known = bounds();
      const verdict = judgeClock(today, known);
      // Someone may be setting the clock right: the département is heard again at once.
      if (verdict !== 'plausible') courier.wake();
      return ok({ verdict, today, expected: known.expected });
    },
    ...months.services,
    'delivery.read': () => ok(courier.state()),
    'publications.read': () => {
      const { numero, recuLe, changements } = publications.read() ?? NOTHING_PUBLISHED;
      return ok({ numero, recuLe, changements });
    },
    ...createCalendarServices({ calendar, freeSpace: deps.freeSpace }),
    'department.enrol': ({ url, code }) => enrol(url, code),
    ...createVisioServices({ visio, fetch: deps.fetch, askDepartment }),
    ...withoutWindows,
    ...withoutKeychain,
  });

  /** The disk’s own failures are answers: the person can act on them. */
  const dispatch: Dispatch = async (channel, payload) => {
    try {
      return await answer(channel, payload);
    } catch (error) {
      const refusal = storageRefusal(error, profile.folder);
      if (refusal !== null) return refusal;
      throw error;
    }
  };

  if (deps.department?.kind === 'url') moveDepartment(deps.department.url);
  else courier.restart();
  return ok({
    dispatch,
    visio,
    enrol,
    moveDepartment,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      closing = true;
      visio.close();
      emit({ event: 'host.closing' });
      // The next opening does it.
      stopWaiting();
      await Promise.allSettled([courier.close(), calendar.close(), backups.close(), enrolment]);
      ledger.close();
    },
  });
}

/** Milliseconds the rest of an erasure in several calls is waited for before the ledger is cleaned up. */
const CLEANED_AFTER = 30_000;

/** Before anything was ever received. */
const NOTHING_PUBLISHED = { numero: 0, recuLe: null, changements: [] };

function refuseUnlinked(): Result<never> {
  return refuse(
    'non-relie',
    'Ce poste n’est relié à aucun département, qui donne les salles de visio. Collez le lien du partenaire, ou appelez-le par téléphone.',
  );
}

function refuseDiscovery(): Result<never> {
  return refuse(
    'demonstration-indisponible',
    'La démonstration ne s’ouvre pas d’ici. Fermez Relais, puis relancez-le avec l’option --demo.',
  );
}
