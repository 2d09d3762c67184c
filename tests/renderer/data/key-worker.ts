import { vi } from 'vitest';
import type { Argon2Request } from '../../../shared/domain/vault/vault-file.ts';

interface Scope {
  onmessage: ((event: { readonly data: Argon2Request }) => unknown) | null;
  postMessage: (key: Uint8Array) => void;
}

const scope: Scope = { onmessage: null, postMessage: () => {} };

/** One request at a time: the worker’s real code runs here, in a scope all stand-ins share. */
let last: Promise<unknown> = Promise.resolve();

/** What a worker does with a request. */
type Draw = (request: Argon2Request) => Promise<Uint8Array>;

let draw: Draw = runWorker;

async function runWorker(request: Argon2Request): Promise<Uint8Array> {
  vi.stubGlobal('self', scope);
  await vi.importActual('../../../renderer/workers/argon2-worker.ts');
  const answer = Promise.withResolvers<Uint8Array>();
  scope.postMessage = (key) => answer.resolve(structuredClone(key));
  // What a worker reports reaches the page as an `error` event; what it merely rejects does not.
  vi.stubGlobal('reportError', (error: unknown) => answer.reject(error));
  scope.onmessage?.({ data: structuredClone(request) });
  return answer.promise;
}

/** A worker in this same process: Node has none that a page would recognise. */
class WorkerInProcess {
  onmessage: ((event: { readonly data: Uint8Array }) => void) | null = null;
  onerror: ((event: { readonly message: string }) => void) | null = null;
  #ended = false;

  constructor(address: URL) {
    if (!address.pathname.endsWith('/renderer/workers/argon2-worker.ts'))
      throw new Error(`No such worker: ${address.href}`);
    running.add(this);
  }

  postMessage(request: Argon2Request): void {
    last = last
      .then(() => draw(request))
      .then(
        (data) => this.#ended || this.onmessage?.({ data }),
        (error: unknown) => this.#ended || this.onerror?.({ message: String(error) }),
      );
  }

  terminate(): void {
    this.#ended = true;
    running.delete(this);
  }
}

const running = new Set<WorkerInProcess>();

/** How many key workers were started and not ended. */
export function countRunningWorkers(): number {
  return running.size;
}

/** Gives the page’s `Worker` a stand-in that runs the argon2 worker’s real code, or `instead`. */
export function stubKeyWorker(instead: Draw = runWorker): void {
  draw = instead;
  vi.stubGlobal('Worker', WorkerInProcess);
}
