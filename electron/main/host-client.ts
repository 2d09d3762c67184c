import { join } from 'node:path';
import { utilityProcess } from 'electron';
import { refuse } from '../../shared/kernel/result.ts';
import type { Discover } from '../host/host.ts';
import type { FromHost, ToHost } from './host-messages.ts';
import { writeStartArguments } from './start-arguments.ts';
import type { StartArguments } from './start-arguments.ts';

/** The host, running in its utility process. */
export interface HostClient {
  /** Resolves with null once the desk can be used, or with why it cannot. */
  readonly started: Promise<string | null>;
  call(channel: string, payload: unknown): Promise<unknown>;
  onEvent(listener: (event: unknown) => void): void;
  /** Resolves when the process ends without having been asked to; it is not started again. */
  readonly lost: Promise<void>;
  close(): Promise<void>;
}

const GONE = refuse(
  'relais-ferme',
  'Le service de Relais s’est arrêté. Fermez la fenêtre et relancez Relais\u00a0: ce qui a été enregistré est gardé.',
);

/** Starts the host process on what this start was asked; `discover` opens the demonstration for it. */
export function startHostProcess(start: StartArguments, discover: Discover): HostClient {
  const child = utilityProcess.fork(
    join(import.meta.dirname, 'host-process.js'),
    [writeStartArguments(start)],
    { serviceName: 'Relais', stdio: 'inherit' },
  );
  const waiting = new Map<number, (result: unknown) => void>();
  const listeners = new Set<(event: unknown) => void>();
  const started = Promise.withResolvers<string | null>();
  const ended = Promise.withResolvers<void>();
  const lost = Promise.withResolvers<void>();
  let lastId = 0;
  let exited = false;
  let closing = false;
  const send = (message: ToHost) => child.postMessage(message);

  child.on('message', (message: FromHost) => {
    switch (message.kind) {
      case 'ready':
        return started.resolve(null);
      case 'refused':
        return started.resolve(message.sentence);
      case 'event':
        return listeners.forEach((listener) => listener(message.event));
      case 'answer':
        waiting.get(message.id)?.(message.result);
        waiting.delete(message.id);
        return;
      case 'discover':
        return void discover().then((result) => send({ kind: 'discovered', result }));
      case 'closed':
        return ended.resolve();
    }
  });
  child.once('exit', () => {
    exited = true;
    started.resolve(GONE.failure.sentence);
    for (const answer of waiting.values()) answer(GONE);
    waiting.clear();
    ended.resolve();
    if (!closing) lost.resolve();
  });

  return {
    started: started.promise,
    call: (channel, payload) =>
      new Promise((resolve) => {
        // Nobody would ever answer.
        if (exited) return resolve(GONE);
        lastId += 1;
        waiting.set(lastId, resolve);
        send({ kind: 'call', id: lastId, channel, payload });
      }),
    onEvent: (listener) => listeners.add(listener),
    lost: lost.promise,
    close: () => {
      closing = true;
      send({ kind: 'close' });
      return ended.promise;
    },
  };
}
