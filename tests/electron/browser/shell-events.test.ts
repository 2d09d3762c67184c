import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { commonHeaders } from '../../../shared/web/content-security.ts';
import type { TestShell } from '../../support/host-shell.ts';
import { linkToDepartment } from '../../support/host-desk.ts';
import { visite } from '../../support/host-records.ts';
import { startTestShell } from '../../support/host-shell.ts';

/** A stream of events as a page follows it. */
interface Stream {
  readonly response: IncomingMessage;
  /** The events told until now. */
  told(): readonly unknown[];
  /** Resolves once so many events have been told. */
  until(count: number): Promise<readonly unknown[]>;
  readonly ended: Promise<void>;
  leave(): void;
}

async function follow(shell: TestShell, cookie: string): Promise<Stream> {
  const asked = request({
    host: '127.0.0.1',
    port: shell.port,
    path: '/evenements',
    headers: { host: `127.0.0.1:${shell.port}`, cookie },
  });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    asked.once('response', resolve);
    asked.once('error', reject);
    asked.end();
  });
  let received = '';
  response.setEncoding('utf8').on('data', (piece: string) => {
    received += piece;
  });
  const told = () =>
    [...received.matchAll(/^data: (.*)\n\n/gm)].map(
      (match) => JSON.parse(match[1] ?? '') as unknown,
    );
  return {
    response,
    told,
    until: async (count) => {
      while (told().length < count) await setImmediate();
      return told();
    },
    ended: new Promise((resolve) => {
      response.once('close', () => resolve());
    }),
    leave: () => asked.destroy(),
  };
}

describe('the stream of events', () => {
  it('tells what happens, as it happens, to every window', async () => {
    const shell = await startTestShell();
    const cookie = await shell.open();
    const windows = [await follow(shell, cookie), await follow(shell, cookie)];
    await shell.desk.append(visite());
    await shell.desk.append(visite());
    for (const stream of windows)
      expect(await stream.until(2)).toEqual([
        { event: 'ledger.changed', seq: 1 },
        { event: 'ledger.changed', seq: 2 },
      ]);
  });

  it('carries the common headers, and is never kept', async () => {
    const shell = await startTestShell();
    const stream = await follow(shell, await shell.open());
    expect(stream.response.headers).toMatchObject({
      ...commonHeaders,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
  });

  it('says that the desk closes, then ends', async () => {
    const shell = await startTestShell();
    const stream = await follow(shell, await shell.open());
    await shell.desk.host.close();
    await stream.ended;
    expect(stream.told()).toEqual([{ event: 'host.closing' }]);
  });

  it('ends in peace though a delivery comes to its end while the desk closes', async () => {
    const shell = await startTestShell();
    const { desk } = shell;
    await linkToDepartment(desk);
    const stream = await follow(shell, await shell.open());
    await desk.append(visite());
    const gate = desk.department.hold();
    await desk.time.advance(300);
    const closing = desk.host.close();
    // The answer comes after the stream was ended, and changes the state.
    desk.department.setWeather('requests-lost');
    gate.release();
    await closing;
    await stream.ended;
    for (let turn = 0; turn < 10; turn += 1) await setImmediate();
    expect(stream.told().at(-1)).toEqual({ event: 'host.closing' });
    expect(desk.states().at(-1)).toBe('hors-ligne');
  });

  it('ends when the server is closed', async () => {
    const shell = await startTestShell();
    const stream = await follow(shell, await shell.open());
    await shell.server.close();
    await stream.ended;
    expect(stream.told()).toEqual([]);
  });

  it('left by its window bothers nobody', async () => {
    const shell = await startTestShell();
    const cookie = await shell.open();
    const [left, stays] = [await follow(shell, cookie), await follow(shell, cookie)];
    left.response.once('error', () => {});
    left.leave();
    await left.ended;
    await shell.desk.append(visite());
    expect(await stays.until(1)).toEqual([{ event: 'ledger.changed', seq: 1 }]);
    expect(left.told()).toEqual([]);
  });
});
