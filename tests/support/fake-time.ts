import { setImmediate } from 'node:timers/promises';
import { createClock } from '../../shared/kernel/clock.ts';
import type { Clock } from '../../shared/kernel/clock.ts';

/** Time as a test drives it: the true one, the one the desk’s clock says, and what is planned. */
export interface FakeTime {
  /** The true time: the département’s clock. */
  readonly trueClock: Clock;
  /** The desk’s clock: true until it is set to something else, then as far off as it was put. */
  readonly deskClock: Clock;
  setDeskClock(instant: string): void;
  /** Runs a task after so many milliseconds of true time; gives the way to call it off. */
  schedule(milliseconds: number, task: () => void): () => void;
  /** Lets true time pass: what falls due runs in order, and what it starts is let finish. */
  advance(milliseconds: number): Promise<void>;
  /** Forgets everything planned: what a killed process leaves behind. */
  forgetPlans(): void;
}

interface Plan {
  readonly at: number;
  readonly task: () => void;
}

export function createFakeTime(start: string): FakeTime {
  let now = Temporal.Instant.from(start).epochMilliseconds;
  let skew = 0;
  let plans: readonly Plan[] = [];
  return {
    trueClock: createClock(() => now),
    deskClock: createClock(() => now + skew),
    setDeskClock: (instant) => {
      skew = Temporal.Instant.from(instant).epochMilliseconds - now;
    },
    schedule: (milliseconds, task) => {
      const plan = { at: now + milliseconds, task };
      plans = [...plans, plan].toSorted((a, b) => a.at - b.at);
      return () => {
        plans = plans.filter((other) => other !== plan);
      };
    },
    advance: async (milliseconds) => {
      const end = now + milliseconds;
      await settle();
      for (;;) {
        const next = plans.find(({ at }) => at <= end);
        if (next === undefined) break;
        plans = plans.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.task();
        await settle();
      }
      now = end;
    },
    forgetPlans: () => {
      plans = [];
    },
  };
}

/** Lets everything that only waits for the event loop finish: no real clock is involved. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await setImmediate();
}
