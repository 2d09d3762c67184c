import type { CopyCall, CopyCalls } from '../../../shared/domain/copie/copy-messages.ts';
import { refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';

/** A worker of its own that reads files and makes copies; `close` gives its memory back. */
export interface CopyMaker extends CopyCalls<ImageBitmap> {
  close(): void;
}

/** Starts the worker. One that dies answers every call with the refusal `copies-sans-memoire`. */
export function startCopyMaker(): CopyMaker {
  const worker = new Worker(new URL('../../workers/copies-worker.ts', import.meta.url), {
    type: 'module',
  });
  const waiting = new Map<number, (answer: unknown) => void>();
  let calls = 0;
  worker.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly value: unknown }>) => {
    waiting.get(data.id)?.(data.value);
    waiting.delete(data.id);
  };
  worker.onerror = (event) => {
    // Said in words on the screen: not a fault of the page.
    event.preventDefault();
    for (const answer of waiting.values()) answer(refuseStopped());
    waiting.clear();
  };
  const ask =
    <C extends CopyCall>(call: C) =>
    (...args: Parameters<CopyMaker[C]>): ReturnType<CopyMaker[C]> => {
      calls += 1;
      const answer = new Promise<unknown>((resolve) => waiting.set(calls, resolve));
      worker.postMessage({ id: calls, call, args });
      // The worker is this program’s own, built with this page: its answers are what it says.
      return answer as ReturnType<CopyMaker[C]>;
    };
  return { lire: ask('lire'), composer: ask('composer'), close: () => worker.terminate() };
}

function refuseStopped(): Result<never> {
  return refuse(
    'copies-sans-memoire',
    'La copie n’a pas pu être préparée, sans doute faute de mémoire. Fermez d’autres programmes, puis recommencez\u00a0: rien n’a été perdu.',
  );
}
