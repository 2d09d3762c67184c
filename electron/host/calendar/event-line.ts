import { calendarLimits } from '../../../shared/sync/calendar.ts';
import type { CalendarClient } from './calendar-client.ts';

/** How a line ended: `code` of the refusal when it never opened, null when it did and was then cut. */
export interface LineEnd {
  readonly code: string | null;
  readonly sentence: string | null;
}

/**
 * Holds one line of events open until it ends, is silent for two heartbeats, or `signal` cuts it.
 * `onOpen` comes once it is open, `onEvent` at each event; a heartbeat only keeps it alive. What an
 * event says is not read: it says to pull.
 */
export async function holdLine(
  client: CalendarClient,
  signal: AbortSignal,
  {
    schedule,
    onOpen,
    onEvent,
  }: {
    readonly schedule: (milliseconds: number, task: () => void) => () => void;
    readonly onOpen: () => void;
    readonly onEvent: () => void;
  },
): Promise<LineEnd> {
  const silence = new AbortController();
  const either = AbortSignal.any([signal, silence.signal]);
  let stopWatching = () => {};
  const watch = () => {
    stopWatching();
    stopWatching = schedule(2 * calendarLimits.heartbeat, () => silence.abort());
  };
  watch();
  const opened = await client.listen(either);
  if (!opened.ok) {
    stopWatching();
    return opened.failure;
  }
  onOpen();
  const reader = opened.value.getReader();
  const cut = () => void reader.cancel().catch(() => {});
  either.addEventListener('abort', cut);
  const decoder = new TextDecoder();
  let rest = '';
  try {
    while (!either.aborted) {
      const { done, value } = await reader.read();
      if (done) break;
      watch();
      const messages = (rest + decoder.decode(value, { stream: true })).split(/\r?\n\r?\n/);
      rest = messages.pop() ?? '';
      if (messages.some((message) => /^(event|data):/m.test(message))) onEvent();
      // Nothing the département sends there is long: what never ends is not kept.
      if (rest.length > 4096) break;
    }
  } catch {
    // Cut by the network: another line is opened.
  } finally {
    stopWatching();
    either.removeEventListener('abort', cut);
    cut();
  }
  return { code: null, sentence: null };
}
