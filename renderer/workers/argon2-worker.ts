import { argon2id } from 'hash-wasm';
import type { Argon2Request } from '../../shared/domain/vault/vault-file.ts';

const scope = self as DedicatedWorkerGlobalScope & typeof globalThis;

scope.onmessage = (event: MessageEvent<Argon2Request>) => {
  // A rejection alone would stay in the worker: reported, it reaches the page’s `onerror`.
  drawKey(event.data).then((key) => scope.postMessage(key), reportError);
};

function drawKey(request: Argon2Request): Promise<Uint8Array> {
  const { passphrase, salt, memoryKiB, iterations, parallelism } = request;
  return argon2id({
    // The same letters typed on another keyboard or system give the same key.
    password: passphrase.normalize('NFKC'),
    salt,
    memorySize: memoryKiB,
    iterations,
    parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
}
