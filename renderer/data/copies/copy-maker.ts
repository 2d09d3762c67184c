import type { CopyCall, CopyCalls } from '../../../shared/domain/copie/copy-messages.ts';
import { refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';

/** A worker of its own that reads files and makes copies; `close` gives its memory back. */
export interface CopyMaker extends CopyCalls<ImageBitmap> {
  close(): void;
}

/**
 * Starts the worker. One that dies answers every call under way with the refusal `copies-sans-memoire`,
 * and what it had read is gone: `onDeath` is told, and another is started at the next call.
 */
export function startCopyMaker(onDeath: () => void): CopyMaker {
  const waiting = new Map<number, (answer: unknown) => void>();
  let worker: Worker | null = null;
  let calls = 0;
  const start = (): Worker => {
    const started = new Worker(new URL('../../workers/copies-worker.ts', import.meta.url), {
      type: 'module',
    });
    started.onmessage = ({
      data,
    }: MessageEvent<{ readonly id: number; readonly value: unknown }>) => {
      waiting.get(data.id)?.(data.value);
      waiting.delete(data.id);
    };
    started.onerror = (event) => {
      // Said in words on the screen: not a fault of the page.
      event.preventDefault();
      started.terminate();
      worker = null;
      for (const answer of waiting.values()) answer(refuseStopped());
      waiting.clear();
      onDeath();
    };
    return started;
  };
  const ask =
    <C extends CopyCall>(call: C) =>
    (...args: Parameters<CopyMaker[C]>): ReturnType<CopyMaker[C]> => {
      worker ??= start();
      calls += 1;
      const answer = new Promise<unknown>((resolve) => waiting.set(calls, resolve));
      worker.postMessage({ id: calls, call, args });
      // The worker is this program’s own, built with this page: its answers are what it says.
      return answer as ReturnType<CopyMaker[C]>;
    };
  return {
    lire: ask('lire'),
    dessiner: ask('dessiner'),
    composer: ask('composer'),
    close: () => worker?.terminate(),
  };
}

function refuseStopped(): Result<never> {
  return refuse(
    'copies-sans-memoire',
    'La copie n’a pas pu être préparée, sans doute faute de mémoire\u00a0: rien n’a été gardé, les fichiers choisis sont intacts. Fermez d’autres programmes, puis choisissez-les de nouveau.',
  );
}
