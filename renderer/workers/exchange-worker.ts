import type { ExchangeCall } from '../../shared/domain/echange/exchange-messages.ts';
import { createExchange } from './exchange/exchange.ts';

// Where installed browsers lack it; files are read in here, far from the page’s own.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');

/** One call of the page. */
interface Message {
  readonly id: number;
  readonly call: ExchangeCall;
  readonly args: readonly unknown[];
}

const scope = self as DedicatedWorkerGlobalScope & typeof globalThis;
const exchange = createExchange();

scope.onmessage = ({ data: { id, call, args } }: MessageEvent<Message>) => {
  const answer = (exchange[call] as (...given: readonly unknown[]) => Promise<unknown>)(...args);
  // A rejection alone would stay in the worker: reported, it reaches the page’s `onerror`.
  answer.then((value) => scope.postMessage({ id, value }), reportError);
};
