import 'fake-indexeddb/auto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answerVisitors } from '../../../../renderer/features/visiteurs/answer-visitors.ts';
import { MAX_A_MINUTE } from '../../../../renderer/features/visiteurs/arrival-throttle.ts';
import { calledNumber } from '../../../../renderer/features/visiteurs/called-number.ts';
import type { VisitorDesk } from '../../../../renderer/features/visiteurs/visitor-desk.ts';
import type { DeskSession } from '../../../../renderer/data/desk-session.ts';
import { letGo, presenceKind, receive } from '../../../../renderer/data/presences/presences.ts';
import type { Presence } from '../../../../renderer/data/presences/presences.ts';
import { openEntry } from '../../../../renderer/data/records/entry.ts';
import { visitorChannelName } from '../../../../shared/domain/presence/visitor-messages.ts';
import type {
  DeskMessage,
  VisitorMessage,
} from '../../../../shared/domain/presence/visitor-messages.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import { createId } from '../../../../shared/kernel/random.ts';
import { createFakeRandom } from '../../../support/fake-random.ts';
import { settle } from '../../../support/fake-time.ts';
import { installAt, openTestDesk } from '../../../support/host-desk.ts';
import type { TestDesk } from '../../../support/host-desk.ts';
import { createWire, openTestSession, readLedger, valueOf } from '../../data/test-page.ts';
import type { Wire } from '../../data/test-page.ts';

const random = createFakeRandom('visitors');
const arrival = (): Extract<VisitorMessage, { kind: 'arrivee' }> => ({
  kind: 'arrivee',
  demande: idSchema.parse(createId(random)),
  themeDeVie: 'argent-impots',
  langue: 'es',
});

async function openInstalled(): Promise<TestDesk> {
  const desk = openTestDesk();
  await installAt(desk, 'marvejols');
  return desk;
}

/** A session whose copy follows the ledger late, as on a slow disk. */
function slowCopy(session: DeskSession): DeskSession {
  const { store } = session;
  const apply: typeof store.apply = async (records) => {
    for (let turn = 0; turn < 5; turn += 1) await settle();
    return store.apply(records);
  };
  return { ...session, store: { ...store, apply } };
}

/** One window of the desk that answers visitors until it is locked. */
async function openWindow(desk: TestDesk, change = (session: DeskSession) => session) {
  const wire: Wire = createWire(desk);
  const session = change(await openTestSession(desk, wire));
  const left = new AbortController();
  const answering: (VisitorDesk | null)[] = [];
  answerVisitors(
    session,
    { locks: navigator.locks, openChannel: (name) => new BroadcastChannel(name) },
    left.signal,
    (it) => answering.push(it),
  );
  onTestFinished(() => left.abort());
  return {
    wire,
    session,
    lock: () => left.abort(),
    answers: () => answering.at(-1) ?? null,
  };
}

/** The visitors’ side of the channel. */
function openPage({ profileId }: DeskSession) {
  const channel = new BroadcastChannel(visitorChannelName(profileId));
  const heard: DeskMessage[] = [];
  channel.addEventListener('message', ({ data }: MessageEvent<DeskMessage>) => heard.push(data));
  onTestFinished(() => channel.close());
  return {
    heard,
    say: (message: unknown) => channel.postMessage(message),
    numbers: () => heard.flatMap((it) => (it.kind === 'numero' ? [it.numero] : [])),
  };
}

async function readPresences(desk: TestDesk, session: DeskSession): Promise<readonly Presence[]> {
  const records = await readLedger(desk);
  return records
    .filter(({ collection }) => collection === 'presence')
    .map((record) => openEntry(presenceKind, session.sealer, record));
}

describe('a press on the visitors’ page', () => {
  it('gives a number, once the presence is in the ledger with its motive and language', async () => {
    const desk = await openInstalled();
    const window = await openWindow(desk);
    const page = openPage(window.session);
    await expect.poll(window.answers).not.toBeNull();
    const press = arrival();
    page.say(press);
    await expect
      .poll(() => page.heard)
      .toEqual([{ kind: 'numero', demande: press.demande, numero: 1 }]);
    const [presence, ...others] = await readPresences(desk, window.session);
    expect(others).toEqual([]);
    expect(presence?.clear).toEqual({ etat: 'attend' });
    expect(presence?.sealed).toMatchObject({
      numero: 1,
      motif: { themeDeVie: 'argent-impots', texte: null },
      langue: 'es',
      auteur: null,
    });
  });

  it('pressed fifty times gives a few numbers, all different, and says so for the rest', async () => {
    const desk = await openInstalled();
    const window = await openWindow(desk);
    const page = openPage(window.session);
    await expect.poll(window.answers).not.toBeNull();
    for (let press = 0; press < 50; press += 1) page.say(arrival());
    await expect.poll(() => page.heard.length).toBe(50);
    expect(page.numbers()).toEqual(Array.from({ length: MAX_A_MINUTE }, (_, index) => index + 1));
    expect(page.heard.filter((it) => it.kind === 'refus' && it.raison === 'trop')).toHaveLength(
      50 - MAX_A_MINUTE,
    );
    expect(await readPresences(desk, window.session)).toHaveLength(MAX_A_MINUTE);
  });

  it('is numbered after the one before, even while the page’s copy is late', async () => {
    const desk = await openInstalled();
    const window = await openWindow(desk, slowCopy);
    window.wire.deaf(true);
    const page = openPage(window.session);
    await expect.poll(window.answers).not.toBeNull();
    for (let press = 0; press < 4; press += 1) page.say(arrival());
    await expect.poll(page.numbers).toEqual([1, 2, 3, 4]);
  });

  it('is refused when the disk refuses, and no number is given', async () => {
    const desk = await openInstalled();
    const window = await openWindow(desk);
    const page = openPage(window.session);
    await expect.poll(window.answers).not.toBeNull();
    window.wire.answer('ledger.append', () => ({
      ok: false,
      failure: { code: 'disque-plein', sentence: 'Le disque est plein.' },
    }));
    const press = arrival();
    page.say(press);
    await expect
      .poll(() => page.heard)
      .toEqual([{ kind: 'refus', demande: press.demande, raison: 'impossible' }]);
  });

  it('whose answer came too late leaves nobody in the list', async () => {
    const desk = await openInstalled();
    const window = await openWindow(desk);
    const page = openPage(window.session);
    await expect.poll(window.answers).not.toBeNull();
    const release = window.wire.hold('ledger.append');
    const press = arrival();
    page.say(press);
    page.say({ kind: 'renonce', demande: press.demande });
    await expect.poll(async () => (await readPresences(desk, window.session)).length).toBe(1);
    release();
    await expect
      .poll(async () => (await readPresences(desk, window.session)).map(({ clear }) => clear.etat))
      .toEqual(['partie']);
  });
});

describe('a locked desk', () => {
  it('gives no number and records nothing, even once it is open again', async () => {
    const desk = await openInstalled();
    const window = await openWindow(desk);
    await expect.poll(window.answers).not.toBeNull();
    window.lock();
    await expect.poll(window.answers).toBeNull();
    const page = openPage(window.session);
    const witness = openPage(window.session);
    page.say(arrival());
    await expect.poll(() => witness.heard.length).toBe(1);
    const again = await openWindow(desk);
    await expect.poll(again.answers).not.toBeNull();
    page.say({ kind: 'bonjour' });
    await expect.poll(() => page.heard).toEqual([{ kind: 'appel', numero: null }]);
    expect(await readPresences(desk, window.session)).toEqual([]);
  });
});

describe('two windows of one desk', () => {
  it('give one number for one press, and the second takes over when the first locks', async () => {
    const desk = await openInstalled();
    const first = await openWindow(desk);
    await expect.poll(first.answers).not.toBeNull();
    const second = await openWindow(desk);
    const page = openPage(first.session);
    page.say(arrival());
    await expect.poll(page.numbers).toEqual([1]);
    expect(second.answers()).toBeNull();
    first.lock();
    await expect.poll(second.answers).not.toBeNull();
    page.say(arrival());
    await expect.poll(page.numbers).toEqual([1, 2]);
    expect(await readPresences(desk, first.session)).toHaveLength(2);
    expect(page.heard).toHaveLength(2);
  });

  it('closed before its turn came, the second never answers', async () => {
    const desk = await openInstalled();
    const first = await openWindow(desk);
    await expect.poll(first.answers).not.toBeNull();
    const second = await openWindow(desk);
    second.lock();
    first.lock();
    await expect.poll(first.answers).toBeNull();
    const third = await openWindow(desk);
    await expect.poll(third.answers).not.toBeNull();
    expect(second.answers()).toBeNull();
  });
});

describe('the number being received', () => {
  it('is the last one called today of those still being received', async () => {
    const desk = await openInstalled();
    const { session, answers } = await openWindow(desk);
    const page = openPage(session);
    await expect.poll(answers).not.toBeNull();
    for (const count of [1, 2]) {
      page.say(arrival());
      await expect.poll(() => page.numbers().length).toBe(count);
    }
    const today = '2026-05-12';
    const called = async () => calledNumber(await readPresences(desk, session), today);
    const numbered = async (numero: number) => {
      const all = await readPresences(desk, session);
      const found = all.find(({ sealed }) => sealed.numero === numero);
      if (found === undefined) throw new Error(`No number ${numero}.`);
      return found;
    };
    expect(await called()).toBeNull();
    valueOf(await receive(session, await numbered(2)));
    expect(await called()).toBe(2);
    await desk.time.advance(1000);
    valueOf(await receive(session, await numbered(1)));
    expect(await called()).toBe(1);
    valueOf(await letGo(session, await numbered(1)));
    expect(await called()).toBe(2);
    expect(calledNumber(await readPresences(desk, session), '2026-05-13')).toBeNull();
  });
});
