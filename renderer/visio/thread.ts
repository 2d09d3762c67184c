import { deskMessageSchema } from '../../shared/visio/appel.ts';
import type { DeskMessage, PageMessage } from '../../shared/visio/appel.ts';

/** Milliseconds without a word from the desk, its heartbeats included, before the page gives up. */
const SILENCE = 20_000;

/** The page’s only way to the desk: what it says, and what it is told. */
export interface Thread {
  say(message: PageMessage): void;
}

/** Opens the thread; `onLost` is called once, when the desk is gone for good. */
export function openThread(onMessage: (message: DeskMessage) => void, onLost: () => void): Thread {
  const over = new AbortController();
  const lose = () => {
    if (over.signal.aborted) return;
    over.abort();
    onLost();
  };
  void follow(onMessage, over.signal).then(lose, lose);
  // One after the other: what happened first is told first.
  let last: Promise<unknown> = Promise.resolve();
  return {
    say: (message) => {
      last = last.then(() =>
        fetch('messages', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(message),
        }).catch(() => undefined),
      );
    },
  };
}

async function follow(onMessage: (message: DeskMessage) => void, over: AbortSignal): Promise<void> {
  const response = await fetch('fil', { signal: over });
  if (!response.ok || response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let held = '';
  for (;;) {
    const read = await withinSilence(reader.read());
    if (read.done) return;
    const lines = (held + read.value).split('\n');
    held = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') continue;
      const parsed = deskMessageSchema.safeParse(JSON.parse(line));
      if (parsed.success) onMessage(parsed.data);
    }
  }
}

function withinSilence<T>(reading: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The desk is silent.')), SILENCE);
    reading.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
