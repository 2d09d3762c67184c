import { onTestFinished } from 'vitest';
import network from '../../resources/network-lozere.json' with { type: 'json' };
import type { Patience } from '../../electron/host/backup/patience.ts';
import type { Fetch } from '../../electron/host/delivery/department-client.ts';
import type { DepartmentOverride, Host, HostDeps } from '../../electron/host/host.ts';
import { createRestorableHost } from '../../electron/host/restorable-host.ts';
import { openProfile, prepareProfileFolder } from '../../electron/host/profile/profile.ts';
import type { Profile } from '../../electron/host/profile/profile.ts';
import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import { networkSchema } from '../../shared/domain/network/network.ts';
import type { Envelope } from '../../shared/domain/record/envelope.ts';
import { siteIdSchema } from '../../shared/domain/site/identifiers.ts';
import { contract } from '../../shared/ipc/contract.ts';
import type { Channel, HostEvent, Request, Response } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { createFakeDepartment } from './fake-department.ts';
import type { FakeDepartment } from './fake-department.ts';
import { createFakeRandom } from './fake-random.ts';
import { createFakeTime } from './fake-time.ts';
import type { FakeTime } from './fake-time.ts';
import { createTestFolder } from './host-folder.ts';
import { vaultFile } from './host-records.ts';
import { createRealPatience } from './real-patience.ts';

/** A gigabyte free: nothing to say about the disk. */
const PLENTY = 1024 ** 3;

/** What a test may want of a desk. */
export interface TestDeskOptions {
  readonly folder?: string;
  readonly time?: FakeTime;
  readonly department?: FakeDepartment;
  readonly override?: DepartmentOverride | null;
  readonly freeSpace?: () => number;
  /** Real time by default: what is read from a disk does not follow the test’s. */
  readonly patience?: Patience;
  /** Where the calls go, when there is more than one département. */
  readonly fetch?: Fetch;
}

/** A host on a folder of its own, with a fake département, time, network and chance. */
export interface TestDesk {
  readonly folder: string;
  readonly host: Host;
  readonly profile: Profile;
  readonly time: FakeTime;
  readonly department: FakeDepartment;
  readonly events: readonly HostEvent[];
  /** One call of the contract, its answer parsed as the page would. */
  call<C extends Channel>(channel: C, request: Request<C>): Promise<Result<Response<C>>>;
  append(...records: Envelope[]): Promise<Result<Response<'ledger.append'>>>;
  /** The delivery states told until now, kind by kind, repeats left out. */
  states(): readonly string[];
}

/** Opens a desk; it is closed when the test ends. */
export function openTestDesk(options: TestDeskOptions = {}): TestDesk {
  const desk = startTestDesk({ ...options, folder: options.folder ?? createTestFolder() });
  onTestFinished(async () => desk.host.close().catch(() => {}));
  return desk;
}

/** Opens a desk that the test, or the run of a property, closes itself. */
export function startTestDesk(options: TestDeskOptions & { readonly folder: string }): TestDesk {
  const { folder } = options;
  const time = options.time ?? createFakeTime('2026-05-12T08:00:00Z');
  const department = options.department ?? createFakeDepartment(time.trueClock);
  const prepared = prepareProfileFolder(folder);
  if (!prepared.ok) throw new Error(prepared.failure.code);
  const random = createFakeRandom(folder);
  const profile = openProfile(folder, random);
  if (!profile.ok) throw new Error(profile.failure.code);
  const opened = createRestorableHost(hostDeps(profile.value, time, department, options));
  if (!opened.ok) throw new Error(opened.failure.code);
  const host = opened.value;
  const events: HostEvent[] = [];
  host.subscribe((event) => events.push(event));
  const call: TestDesk['call'] = async (channel, request) => {
    const answer = await host.dispatch(channel, request);
    if (!answer.ok) return answer;
    return {
      ok: true,
      value: contract[channel].response.parse(answer.value) as Response<typeof channel>,
    };
  };
  return {
    folder,
    host,
    profile: profile.value,
    time,
    department,
    events,
    call,
    append: (...records) => call('ledger.append', { records }),
    states: () =>
      events
        .flatMap((event) => (event.event === 'delivery.changed' ? [event.state.kind] : []))
        .filter((kind, index, kinds) => kind !== kinds[index - 1]),
  };
}

/** What a host is given in tests. */
export function hostDeps(
  profile: Profile,
  time: FakeTime,
  department: FakeDepartment,
  options: Pick<TestDeskOptions, 'override' | 'freeSpace' | 'fetch' | 'patience'> = {},
): HostDeps {
  return {
    profile,
    network: networkSchema.parse(network),
    clock: time.deskClock,
    random: createFakeRandom(profile.folder),
    fetch: options.fetch ?? department.fetch,
    program: '0.1.0',
    releasedOn: localDaySchema.parse('2026-01-01'),
    department: options.override ?? null,
    freeSpace: options.freeSpace ?? (() => PLENTY),
    schedule: time.schedule,
    patience: options.patience ?? createRealPatience(),
  };
}

/** Ends the first run at Marvejols and links the desk to its département. */
export async function linkToDepartment(desk: TestDesk): Promise<void> {
  await installAt(desk, 'marvejols');
  const enrolled = await desk.call('department.enrol', {
    url: desk.department.url,
    code: desk.department.issueCode('marvejols'),
  });
  if (!enrolled.ok) throw new Error(enrolled.failure.code);
  await desk.time.advance(0);
}

/** Ends the first run at a platform. */
export async function installAt(desk: TestDesk, site: string): Promise<void> {
  const done = await desk.call('setup.complete', {
    site: siteIdSchema.parse(site),
    vault: vaultFile(),
  });
  if (!done.ok) throw new Error(done.failure.code);
}
