import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeProfileLock } from '../../../electron/host/profile/profile-lock.ts';
import type { FromHost, ToHost } from '../../../electron/main/host-messages.ts';
import { lockedPassage } from '../../support/host-records.ts';

let folder: string;
const { argv } = process;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-host-'));
  vi.resetModules();
});
afterEach(() => {
  process.argv = argv;
  Reflect.deleteProperty(process, 'parentPort');
  rmSync(folder, { recursive: true });
});

/** Evaluates the utility process’s entry here, between a profile folder and a port of its own. */
async function startHostProcess() {
  const port = new EventEmitter();
  const sent: FromHost[] = [];
  const arrived = new EventEmitter();
  Object.defineProperty(process, 'parentPort', {
    configurable: true,
    value: {
      on: (event: 'message', listener: (message: { data: ToHost }) => void) =>
        port.on(event, listener),
      postMessage: (message: FromHost) => {
        sent.push(structuredClone(message));
        arrived.emit(message.kind);
      },
    },
  });
  const start = { folder, demo: false, department: { kind: 'none' }, enrolmentCode: null };
  process.argv = ['electron', 'host-process.js', `--relais=${JSON.stringify(start)}`];
  await import('../../../electron/main/host-process.ts');
  return {
    sent,
    tell: (data: ToHost) => port.emit('message', { data: structuredClone(data) }),
    next: (kind: FromHost['kind']) => new Promise((resolve) => arrived.once(kind, resolve)),
  };
}

async function close(host: Awaited<ReturnType<typeof startHostProcess>>): Promise<void> {
  const closed = host.next('closed');
  host.tell({ kind: 'close' });
  await closed;
}

describe('the host process', () => {
  it('opens the profile, answers calls, tells events, and closes', async () => {
    const host = await startHostProcess();
    expect(host.sent[0]).toEqual({ kind: 'ready' });
    const answered = host.next('answer');
    host.tell({ kind: 'call', id: 7, channel: 'ledger.census', payload: {} });
    await answered;
    expect(host.sent.at(-1)).toEqual({
      kind: 'answer',
      id: 7,
      result: { ok: true, value: { records: 0, ledgerSeq: 0 } },
    });
    await close(host);
    expect(host.sent).toContainEqual({ kind: 'event', event: { event: 'host.closing' } });
    expect(host.sent.at(-1)).toEqual({ kind: 'closed' });
  });

  it('answers a call before it tells what the call has changed', async () => {
    const host = await startHostProcess();
    const records = [lockedPassage()];
    const answered = host.next('answer');
    host.tell({ kind: 'call', id: 1, channel: 'ledger.append', payload: { records } });
    await answered;
    expect(host.sent.at(-1)).toMatchObject({ kind: 'answer', id: 1, result: { ok: true } });
    await new Promise((resolve) => setImmediate(resolve));
    const events = host.sent.flatMap((one) => (one.kind === 'event' ? [one.event] : []));
    expect(events).toContainEqual({ event: 'ledger.changed', seq: 1 });
    await close(host);
  });

  it('refuses by value what the contract does not know', async () => {
    const host = await startHostProcess();
    const answered = host.next('answer');
    host.tell({ kind: 'call', id: 1, channel: 'fs.readFile', payload: { path: '/etc/passwd' } });
    await answered;
    expect(host.sent.at(-1)).toMatchObject({
      kind: 'answer',
      id: 1,
      result: { ok: false, failure: { code: 'canal-inconnu' } },
    });
    await close(host);
  });

  it('has the demonstration opened by the main process, and answers what became of it', async () => {
    const host = await startHostProcess();
    for (const id of [1, 2])
      host.tell({ kind: 'call', id, channel: 'setup.discover', payload: {} });
    await new Promise((resolve) => setImmediate(resolve));
    const told = (...kinds: FromHost['kind'][]) =>
      host.sent.filter(({ kind }) => kinds.includes(kind));
    expect(told('discover', 'answer')).toEqual([{ kind: 'discover' }, { kind: 'discover' }]);
    const refused = { ok: false, failure: { code: 'demonstration-non-ouverte', sentence: 'Non.' } };
    for (const result of [{ ok: true, value: { url: null } }, refused] as const) {
      const answered = host.next('answer');
      host.tell({
        kind: 'discovered',
        result: result as Extract<ToHost, { kind: 'discovered' }>['result'],
      });
      await answered;
    }
    expect(told('answer')).toEqual([
      { kind: 'answer', id: 1, result: { ok: true, value: { url: null } } },
      { kind: 'answer', id: 2, result: refused },
    ]);
    // An answer nobody waits for is nothing.
    host.tell({ kind: 'discovered', result: { ok: true, value: { url: null } } });
    await close(host);
  });

  it('lets the profile go when it closes', async () => {
    await close(await startHostProcess());
    const lock = takeProfileLock(folder);
    expect(lock).toHaveProperty('taken');
    if ('taken' in lock) lock.taken.release();
  });

  it('says why it cannot open a profile that is already open', async () => {
    const lock = takeProfileLock(folder);
    const host = await startHostProcess();
    expect(host.sent).toEqual([
      { kind: 'refused', sentence: 'Relais est déjà ouvert sur ce profil.' },
    ]);
    if ('taken' in lock) lock.taken.release();
  });
});
