import { setImmediate } from 'node:timers/promises';
import { createClock } from '../../shared/kernel/clock.ts';
import type { Clock } from '../../shared/kernel/clock.ts';

/** True time, moved by the test; it waits for a real server to answer before it goes on. */
export interface SlowTime {
  readonly clock: Clock;
  /** A desk’s own clock and timers, `skew` milliseconds off; `stop` is a machine switched off. */
  machine(skew: number): {
    readonly clock: Clock;
    schedule(milliseconds: number, task: () => void): () => void;
    stop(): void;
  };
  advance(milliseconds: number): Promise<void>;
  /** Counts a call under way, which time waits for. */
  during<T>(call: Promise<T>): Promise<T>;
  /** Waits until nothing is under way. */
  settle(): Promise<void>;
}

interface Plan {
  readonly at: number;
  readonly task: () => void;
}

export function createSlowTime(start: string): SlowTime {
  let now = Temporal.Instant.from(start).epochMilliseconds;
  let underWay = 0;
  const plans = new Set<Plan>();
  const settle = async () => {
    // What a call answers starts others a few turns later.
    for (let idle = 0; idle < 8; idle = underWay === 0 ? idle + 1 : 0) await setImmediate();
  };
  return {
    clock: createClock(() => now),
    settle,
    machine: (skew) => {
      let isOn = true;
      return {
        clock: createClock(() => now + skew),
        schedule: (milliseconds, task) => {
          const plan = { at: now + milliseconds, task: () => isOn && task() };
          plans.add(plan);
          return () => plans.delete(plan);
        },
        stop: () => {
          isOn = false;
        },
      };
    },
    during: async (call) => {
      underWay += 1;
      try {
        return await call;
      } finally {
        underWay -= 1;
      }
    },
    advance: async (milliseconds) => {
      const end = now + milliseconds;
      await settle();
      for (;;) {
        const [next] = [...plans].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
        if (next === undefined) break;
        plans.delete(next);
        now = Math.max(now, next.at);
        next.task();
        await settle();
      }
      now = end;
    },
  };
}
