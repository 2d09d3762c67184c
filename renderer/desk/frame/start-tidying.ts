import type { DeskSession } from '../../data/desk-session.ts';
import { giveWay } from '../../data/give-way.ts';

/**
 * Erases what is past its time, once an opening, behind everything else. Nobody waits for it: what it
 * could not do is left to the next opening.
 */
export function startTidying(session: DeskSession): void {
  void tidyBehind(session);
}

async function tidyBehind(session: DeskSession): Promise<void> {
  await giveWay('background');
  const purge = await import('../../data/erase/purge.ts').catch(() => null);
  try {
    await purge?.tidy(session);
  } catch (error) {
    // Locked meanwhile: its key is gone.
    if (session.store.database.isOpen()) throw error;
  }
}
