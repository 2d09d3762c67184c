import 'fake-indexeddb/auto';
import { expect, onTestFinished } from 'vitest';
import { createBridge } from '../../../renderer/bridge/bridge.ts';
import type { Bridge } from '../../../renderer/bridge/bridge.ts';
import { closeSession, openSession } from '../../../renderer/data/desk-session.ts';
import type { DeskSession } from '../../../renderer/data/desk-session.ts';
import type { DeskStore, Progress } from '../../../renderer/data/store/desk-store.ts';
import { openDeskStore } from '../../../renderer/data/store/desk-store.ts';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { StoredEnvelope } from '../../../shared/domain/record/envelope.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import { phraseWraps } from '../../../shared/domain/vault/vault-file.ts';
import type { Boot } from '../../../shared/ipc/boot.ts';
import { joinBytes, splitBytes } from '../../../shared/ipc/bytes-answer.ts';
import type { Channel, HostEvent } from '../../../shared/ipc/contract.ts';
import { createId } from '../../../shared/kernel/random.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { createFakeRandom } from '../../support/fake-random.ts';
import type { TestDesk } from '../../support/host-desk.ts';

/** The wire between a page and its host, where a test can delay and lose things. */
export interface Wire {
  readonly bridge: Bridge;
  /** The channels called until now. */
  readonly calls: readonly Channel[];
  /** Holds back the answers of a channel, once the host has done its part; gives the release. */
  hold(channel: Channel): () => void;
  /** Answers one channel in the host’s place, which hears nothing of it. */
  answer(channel: Channel, answer: (request: unknown) => unknown): void;
  /** What every answer and event waits for before it reaches the page. */
  pace(wait: () => Promise<void>): void;
  /** Whether the page misses the host’s events. */
  deaf(isDeaf: boolean): void;
  tell(event: unknown): void;
  link(there: boolean): void;
}

/** Joins a new page to the real host of a desk: what travels is text, as over the real wires. */
export function createWire(desk: TestDesk): Wire {
  const calls: Channel[] = [];
  const held = new Map<Channel, Promise<void>>();
  const stood = new Map<Channel, (request: unknown) => unknown>();
  let deaf = false;
  let pace: (() => Promise<void>) | null = null;
  let tell: (event: unknown) => void = () => {};
  let link: (there: boolean) => void = () => {};
  const bridge = createBridge({
    call: async (channel, request) => {
      calls.push(channel);
      const standIn = stood.get(channel);
      const answer = standIn
        ? await standIn(throughText(request))
        : await desk.host.dispatch(channel, throughText(request));
      await held.get(channel);
      await pace?.();
      return throughWire(answer as Result<unknown>);
    },
    listen: (onEvent, onLink) => {
      tell = onEvent;
      link = onLink;
    },
  });
  desk.host.subscribe((event: HostEvent) => {
    if (deaf) return;
    if (pace === null) tell(throughText(event));
    else void pace().then(() => tell(throughText(event)));
  });
  return {
    bridge,
    calls,
    hold: (channel) => {
      const gate = Promise.withResolvers<void>();
      held.set(channel, gate.promise);
      return () => {
        held.delete(channel);
        gate.resolve();
      };
    },
    answer: (channel, answer) => stood.set(channel, answer),
    pace: (wait) => {
      pace = wait;
    },
    deaf: (isDeaf) => {
      deaf = isDeaf;
    },
    tell: (event) => tell(event),
    link: (there) => link(there),
  };
}

/**
 * Puts a row in a copy that its ledger knows nothing of; tells whether a copy opened since has it, and so
 * is the same database.
 */
export async function markCopy({
  database,
}: DeskStore): Promise<(later: DeskStore) => Promise<boolean>> {
  const day = localDaySchema.parse('2001-01-01');
  await database.days.put({ day, writes: 1, sealed: null });
  return async (later) => (await later.database.days.get(day)) !== undefined;
}

/** An answer as it arrives: text, or bytes and what is said beside them. */
function throughWire(answer: Result<unknown>): unknown {
  const split = splitBytes(answer);
  return split === null ? throughText(answer) : joinBytes(split.beside, split.bytes.slice());
}

function throughText(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** The value of a result that must be one. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.sentence}`);
  return result.value;
}

export async function readBoot(wire: Wire): Promise<Boot> {
  return valueOf(await wire.bridge.call('boot.read', {}));
}

/** Opens the copy of a page; it is closed when the test ends. */
export async function openTestStore(
  wire: Wire,
  change: Partial<Boot> = {},
  onProgress: Progress = () => {},
): Promise<DeskStore> {
  const boot = { ...(await readBoot(wire)), ...change };
  const store = await openDeskStore(boot, wire.bridge, onProgress);
  onTestFinished(() => store.close());
  return store;
}

/** What is the same for every page of one platform. */
const platformRandom = createFakeRandom('platform');
const keyId = idSchema.parse(createId(platformRandom));
const authorId = idSchema.parse(createId(platformRandom));
const dataKey = platformRandom.bytes(32);
let pages = 0;

/** A session someone has unlocked, on a page of its own. */
export async function openTestSession(desk: TestDesk, wire: Wire): Promise<DeskSession> {
  const boot = await readBoot(wire);
  if (boot.identity === null) throw new Error('Install the desk first.');
  const session = await openSession(
    { bridge: wire.bridge, clock: desk.time.deskClock, random: createPageRandom(desk) },
    boot,
    boot.identity,
    { animateur: { id: authorId, nom: 'Camille' }, keyId, dataKey: dataKey.slice() },
    () => {},
  );
  onTestFinished(() => closeSession(session));
  return session;
}

/** The same page, held by the first person of its vault. */
export function asResponsable(session: DeskSession): DeskSession {
  const [first] = phraseWraps(session.vault.current());
  if (first === undefined) throw new Error('Someone opens this vault.');
  return { ...session, author: first.animateur };
}

/** Chance of one more page: no two pages of a test file draw the same. */
export function createPageRandom(desk: TestDesk): Random {
  pages += 1;
  return createFakeRandom(`${desk.folder}|page ${pages}`);
}

/** Waits for everything the copy was already told to do. */
export async function settleStore(store: DeskStore): Promise<void> {
  // A Passage gives way to the screen first.
  await new Promise((resolve) => setTimeout(resolve));
  await store.apply([]);
}

/** Every record of the ledger, by id. */
export async function readLedger(desk: TestDesk): Promise<readonly StoredEnvelope[]> {
  const records: StoredEnvelope[] = [];
  for (;;) {
    const afterSeq = records.at(-1)?.seq ?? 0;
    const page = await desk.call('ledger.pull', { afterSeq, limit: 2000 });
    records.push(...valueOf(page).records);
    if (valueOf(page).records.length < 2000) return records.toSorted(byId);
  }
}

/** The copy has the ledger’s records, all of them, as they are, and says so. */
export async function expectCopyOfLedger(store: DeskStore, desk: TestDesk): Promise<void> {
  await settleStore(store);
  const rows = await store.database.records.toArray();
  const envelopes = rows.map(({ attention: _attention, ...envelope }) => envelope);
  expect(envelopes.toSorted(byId)).toEqual(await readLedger(desk));
  const boot = valueOf(await desk.call('boot.read', {}));
  expect(await store.database.meta.get('cursor')).toMatchObject({
    key: 'cursor',
    ledgerId: boot.ledgerId,
    seq: boot.ledgerSeq,
  });
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
