import type {
  ExchangeCall,
  ExchangeCalls,
} from '../../../shared/domain/echange/exchange-messages.ts';

/** The worker stopped on something it had not foreseen: most often, no memory was left for it. */
class ExchangeStopped extends Error {}

/** A worker of its own that reads and writes files; `close` gives its memory back. */
export interface ExchangeClient extends ExchangeCalls {
  close(): void;
}

/** Starts the worker. Calls reject with `ExchangeStopped` when it dies. */
export function startExchange(): ExchangeClient {
  const worker = new Worker(new URL('../../workers/exchange-worker.ts', import.meta.url), {
    type: 'module',
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let calls = 0;
  worker.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly value: unknown }>) => {
    waiting.get(data.id)?.resolve(data.value);
    waiting.delete(data.id);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    for (const { reject } of waiting.values()) reject(new ExchangeStopped(event.message));
    waiting.clear();
  };
  const ask =
    <C extends ExchangeCall>(call: C) =>
    (...args: Parameters<ExchangeCalls[C]>): ReturnType<ExchangeCalls[C]> => {
      calls += 1;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(calls, answer);
      worker.postMessage({ id: calls, call, args });
      // The worker is this program’s own, built with this page: its answers are what it says.
      return answer.promise as ReturnType<ExchangeCalls[C]>;
    };
  return {
    lire: ask('lire'),
    essayer: ask('essayer'),
    entrees: ask('entrees'),
    erreurs: ask('erreurs'),
    ecrire: ask('ecrire'),
    close: () => worker.terminate(),
  };
}
