import type { DeskSession } from '../desk-session.ts';
import type { Counting } from './count-days.ts';
import { countMonths } from './count-months.ts';
import { giveWay } from '../give-way.ts';

/**
 * Counts the months that are over, each time the host asks for some, and hands it what they count;
 * gives how to stop.
 */
export function startMonthKeeping(session: DeskSession): () => void {
  let again = false;
  let running = false;
  let stopped = false;
  const run = async () => {
    again = true;
    if (running) return;
    running = true;
    try {
      while (again && !stopped) {
        again = false;
        await handMonths(session, () => giveWay('background'));
      }
    } catch (error) {
      // The desk was locked meanwhile: the next one to unlock it counts them.
      if (session.store.database.isOpen()) throw error;
    } finally {
      running = false;
    }
  };
  const unsubscribe = session.bridge.subscribe(({ event }) => {
    if (event === 'months.wanted') void run();
  });
  void run();
  return () => {
    stopped = true;
    unsubscribe();
  };
}

/**
 * Counts every month the host wants and hands it over, until none is left or none of them can be had:
 * what is written meanwhile is asked for again. A shell that refuses asks again later.
 */
export async function handMonths(
  { bridge, store, sealer }: Pick<DeskSession, 'bridge' | 'store' | 'sealer'>,
  pause: Counting['pause'],
): Promise<void> {
  for (;;) {
    const wanted = await bridge.call('months.read', {});
    if (!wanted.ok || wanted.value.months.length === 0) return;
    await store.catchUp();
    const counted = await countMonths({ store, sealer, pause }, wanted.value.months);
    const handed = await bridge.call('months.hand', counted);
    if (!handed.ok || handed.value.issued === 0) return;
  }
}
