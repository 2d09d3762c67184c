import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../department/app.ts';
import { issueEnrolmentCode } from '../../department/operations/issue-enrolment-code.ts';
import { readOrInstallNetwork } from '../../department/operations/installed-network.ts';
import { createToken, hashSecret } from '../../department/operations/secrets.ts';

import type { Store } from '../../department/operations/store.ts';
import type { DialIn } from '../../department/operations/dial-in.ts';
import type { VisioSettings } from '../../department/operations/visio-settings.ts';
import type { CallLimits } from '../../department/routes/call-limits.ts';
import { SESSION_COOKIE } from '../../department/operations/session-cookie.ts';
import { openDatabase } from '../../department/storage/database.ts';
import type { Database } from '../../department/storage/database.ts';
import { migrate, MIGRATIONS_FOLDER } from '../../department/storage/migrate.ts';
import { createPostgresStore } from '../../department/storage/postgres-store.ts';
import network from '../../resources/network-lozere.json' with { type: 'json' };
import { networkSchema } from '../../shared/domain/network/network.ts';
import type { StaffRole } from '../../shared/domain/staff/role.ts';
import { createClock } from '../../shared/kernel/clock.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import { countsAnswerSchema, enrolAnswerSchema } from '../../shared/sync/messages.ts';
import type { CountAnswer, EnrolAnswer } from '../../shared/sync/messages.ts';
import { deskPaths, PROTOCOL_VERSION } from '../../shared/sync/protocol.ts';
import { startTestCluster, systemRandom } from '../support/postgres.ts';
import type { TestCluster } from '../support/postgres.ts';

/** The hash of a password nobody has: a test signs in by its session alone. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** A day of spring in Lozère, late enough that Mende and UTC are on two different dates. */
export const NOW = '2026-04-14T22:30:00Z';
export const TODAY = '2026-04-15';

/** A clock a test moves by hand. */
export interface HandClock extends Clock {
  set(instant: string): void;
  /** Says what another clock says, until it is set. */
  follow(other: Clock): void;
}

/** The whole département on a database of its own, called through `inject`. */
export interface TestDepartment {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly database: Database;
  readonly clock: HandClock;
  readonly log: string[];
  /** A one-time code for a site. */
  createCode(site: string): Promise<string>;
  /** Enrols a desk, and gives what it was told. */
  enrol(site: string): Promise<EnrolAnswer>;
  /** Sends documents as a desk, and gives the answers. */
  send(token: string, documents: readonly string[]): Promise<readonly CountAnswer[]>;
  /** Someone’s session, without a password; gives its cookie header. */
  signIn(role?: StaffRole): Promise<string>;
  /** Back to the first moment: the network alone, the clock at `NOW`. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Tests call often from one address; those about limits set their own. */
const unlimited: CallLimits = {
  enrol: 1_000_000,
  signIn: 1_000_000,
  wrongPasswords: 1_000_000,
  desk: 1_000_000,
  planning: 1_000_000,
  wrongPasswordsByAccount: 1_000_000,
  other: 1_000_000,
};

/** What a test may have otherwise. */
interface DepartmentOptions {
  callLimits?: Partial<CallLimits>;
  pagesFolder?: string;
  visio?: VisioSettings;
  dialIn?: DialIn;
  threshold?: number;
  /** Stands between the server and its database. */
  wrap?: (database: Database) => Database;
  /** Adds routes of its own before the first call. */
  extend?: (app: FastifyInstance) => unknown;
}

/** A département alone on a PostgreSQL of its own, which closes with it. */
export async function startTestDepartment(
  options: DepartmentOptions = {},
): Promise<TestDepartment> {
  const cluster = await startTestCluster();
  const department = await createTestDepartment(cluster, options);
  return {
    ...department,
    close: async () => {
      await department.close();
      await cluster.stop();
    },
  };
}

/** Creates a département on a new database of the cluster. */
export async function createTestDepartment(
  cluster: TestCluster,
  options: DepartmentOptions = {},
): Promise<TestDepartment> {
  const database = openDatabase(await cluster.createDatabase());
  const clock = createHandClock(NOW);
  const migrated = await migrate(database, MIGRATIONS_FOLDER, clock);
  if (!migrated.ok) throw new Error(migrated.failure.sentence);
  const shipped = networkSchema.parse(network);
  const store = createPostgresStore(options.wrap?.(database) ?? database, shipped.departement);
  const installed = await readOrInstallNetwork(store.network, shipped, clock);
  const log: string[] = [];
  const app = await buildApp({
    store,
    network: installed,
    clock,
    random: systemRandom,
    visio: options.visio ?? null,
    dialIn: options.dialIn ?? null,
    version: '0.1.0',
    proxies: ['loopback'],
    callLimits: { ...unlimited, ...options.callLimits },
    // What is counted is looked at whole; what is withheld has tests of its own.
    threshold: options.threshold ?? 1,
    pagesFolder: options.pagesFolder ?? join(tmpdir(), 'relais-sans-pages'),
    log: { level: 'info', stream: { write: (line) => log.push(line) } },
  });
  options.extend?.(app);
  const parts = { store, clock, random: systemRandom, network: installed };
  const createCode = async (site: string): Promise<string> => {
    const issued = await issueEnrolmentCode({ ...parts, desks: store.desks }, site);
    if (!issued.ok) throw new Error(issued.failure.sentence);
    return issued.value.code;
  };
  return {
    app,
    store,
    database,
    clock,
    log,
    createCode,
    enrol: async (site) => {
      const answer = await app.inject({
        method: 'POST',
        url: deskPaths.enrol,
        payload: { protocol: PROTOCOL_VERSION, program: '0.1.0', code: await createCode(site) },
      });
      return enrolAnswerSchema.parse(answer.json());
    },
    send: async (token, documents) => {
      const answer = await app.inject({
        method: 'POST',
        url: deskPaths.counts,
        headers: { authorization: `Bearer ${token}` },
        payload: toCountsMessage(documents),
      });
      return countsAnswerSchema.parse(answer.json()).answers;
    },
    signIn: async (role = 'administrateur') => {
      // Straight into the store: a hundred tests need a session, few the work of argon2id.
      const token = createToken(systemRandom);
      const openedAt = clock.now();
      const login = role === 'administrateur' ? 'mende' : role;
      await store.staff.save({ login, name: 'Mende', role, passwordHash: NOBODYS_HASH }, openedAt);
      await store.staff.openSession({
        tokenHash: hashSecret(token),
        login,
        openedAt,
        expiresAt: openedAt.add({ hours: 12 }),
      });
      return `${SESSION_COOKIE}=${token}`;
    },
    reset: async () => {
      clock.set(NOW);
      await database.query(
        `DELETE FROM count_documents; DELETE FROM month_counts; DELETE FROM month_receptions;
         DELETE FROM forked_documents; DELETE FROM bookings;
         DELETE FROM room_uses; DELETE FROM slots; DELETE FROM permanences; DELETE FROM rooms;
         DELETE FROM calendar_requests; DELETE FROM calendar_marks; DELETE FROM calendar_logs;
         DELETE FROM partner_absences; DELETE FROM partner_links; DELETE FROM road_distances;
         DELETE FROM rdv_counts; DELETE FROM school_holidays; DELETE FROM desk_tokens;
         DELETE FROM enrolment_codes; DELETE FROM desks; DELETE FROM staff;
         DELETE FROM admin_acts; DELETE FROM budgets`,
      );
    },
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}

/** The message that carries these documents. */
export function toCountsMessage(documents: readonly string[]): object {
  return { protocol: PROTOCOL_VERSION, program: '0.1.0', epoch: 0, highestRev: 99, documents };
}

function createHandClock(start: string): HandClock {
  let now: () => Temporal.Instant = () => Temporal.Instant.from(start);
  const clock = createClock(() => now().epochMilliseconds);
  return {
    now: () => clock.now(),
    set: (text) => {
      now = () => Temporal.Instant.from(text);
    },
    follow: (other) => {
      now = () => other.now();
    },
  };
}
