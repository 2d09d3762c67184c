import { beforeEach, describe, expect, it } from 'vitest';
import { startHostProcess } from '../../../electron/main/host-client.ts';
import { readStartArguments } from '../../../electron/main/start-arguments.ts';
import type { HostClient } from '../../../electron/main/host-client.ts';
import { electronDouble } from '../../support/electron-double.ts';
import type { ChildDouble } from '../../support/electron-double.ts';

const START = {
  folder: '/profil',
  demo: false,
  department: null,
  enrolmentCode: null,
  kiosk: false,
} as const;
const GONE = { ok: false, failure: { code: 'relais-ferme' } };

let host: HostClient;
let opened: number;
let child: ChildDouble;

beforeEach(() => {
  electronDouble.reset();
  electronDouble.becomeReady();
  opened = 0;
  host = startHostProcess(START, () => {
    opened += 1;
    return Promise.resolve({ ok: true, value: { url: null } });
  });
  const [started] = electronDouble.asked.children;
  if (started === undefined) throw new Error('A process was started.');
  child = started;
});

/** Whether a promise is still waiting, once everything due has happened. */
async function isWaiting(promise: Promise<unknown>): Promise<boolean> {
  const waiting = Symbol('waiting');
  const later = new Promise((resolve) => setImmediate(() => resolve(waiting)));
  return (await Promise.race([promise, later])) === waiting;
}

describe('the host process', () => {
  it('is started on what was asked, from the program’s own folder', () => {
    expect(child.args).toHaveLength(1);
    expect(readStartArguments(child.args)).toEqual(START);
    expect(child.modulePath).toMatch(/[\\/]main[\\/]host-process\.js$/);
  });

  it('is ready when it says so, and only then', async () => {
    expect(await isWaiting(host.started)).toBe(true);
    child.send({ kind: 'ready' });
    expect(await host.started).toBeNull();
  });

  it('says why it cannot start', async () => {
    child.send({ kind: 'refused', sentence: 'Le journal est endommagé.' });
    expect(await host.started).toBe('Le journal est endommagé.');
  });

  it('says that it stopped when it dies before it is ready', async () => {
    child.exit(1);
    expect(await host.started).toContain('relancez Relais');
  });
});

describe('calls to the host', () => {
  it('get each its own answer, whatever the order', async () => {
    const first = host.call('boot.read', {});
    const second = host.call('ledger.census', { a: 1 });
    expect(child.received).toEqual([
      { kind: 'call', id: 1, channel: 'boot.read', payload: {} },
      { kind: 'call', id: 2, channel: 'ledger.census', payload: { a: 1 } },
    ]);
    child.send({ kind: 'answer', id: 2, result: 'two' });
    child.send({ kind: 'answer', id: 1, result: 'one' });
    expect(await Promise.all([first, second])).toEqual(['one', 'two']);
  });

  it('ignore an answer nobody waits for', async () => {
    child.send({ kind: 'answer', id: 99, result: 'x' });
    const call = host.call('boot.read', {});
    expect(await isWaiting(call)).toBe(true);
  });

  it('are all answered when the host dies', async () => {
    const calls = [host.call('boot.read', {}), host.call('ledger.append', { records: [] })];
    child.exit(1);
    for (const answer of await Promise.all(calls)) expect(answer).toMatchObject(GONE);
  });

  it('are answered too when they come after its death', async () => {
    child.exit(1);
    expect(await host.call('ledger.append', { records: [] })).toMatchObject(GONE);
    expect(child.received).toEqual([]);
  });
});

describe('events of the host', () => {
  it('reach every listener', () => {
    const heard: unknown[] = [];
    host.onEvent((event) => heard.push(['a', event]));
    host.onEvent((event) => heard.push(['b', event]));
    child.send({ kind: 'event', event: { event: 'ledger.changed', seq: 1 } });
    expect(heard).toEqual([
      ['a', { event: 'ledger.changed', seq: 1 }],
      ['b', { event: 'ledger.changed', seq: 1 }],
    ]);
  });
});

describe('the demonstration', () => {
  it('is opened when the host asks, and only then, and the host told what became of it', async () => {
    child.send({ kind: 'ready' });
    await host.started;
    expect(opened).toBe(0);
    child.send({ kind: 'discover' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(opened).toBe(1);
    expect(child.received).toEqual([
      { kind: 'discovered', result: { ok: true, value: { url: null } } },
    ]);
  });
});

describe('closing the host', () => {
  it('ends when the host has closed', async () => {
    const closed = host.close();
    expect(child.received).toEqual([{ kind: 'close' }]);
    expect(await isWaiting(closed)).toBe(true);
    child.send({ kind: 'closed' });
    expect(await isWaiting(closed)).toBe(false);
  });

  it('ends when the host dies instead, before or after', async () => {
    const closed = host.close();
    child.exit(1);
    expect(await isWaiting(closed)).toBe(false);
    expect(await isWaiting(host.close())).toBe(false);
  });
});

describe('a host that dies', () => {
  it('is said lost, and no other is started in its place', async () => {
    child.send({ kind: 'ready' });
    expect(await isWaiting(host.lost)).toBe(true);
    child.exit(139);
    expect(await isWaiting(host.lost)).toBe(false);
    await host.call('boot.read', {});
    expect(electronDouble.asked.children).toHaveLength(1);
  });

  it('is not lost when it was asked to close', async () => {
    const closed = host.close();
    child.exit(0);
    await closed;
    expect(await isWaiting(host.lost)).toBe(true);
  });
});
