import type { DeskSession } from '../../data/desk-session.ts';
import { giveWay } from '../../data/give-way.ts';
import { continueRotation } from '../../data/vault/rotation-state.ts';

/** After a change of key: goes on with what the former one sealed, behind everything else. */
export function startResealing(session: DeskSession): void {
  void resealBehind(session);
}

async function resealBehind(session: DeskSession): Promise<void> {
  await giveWay('background');
  try {
    await continueRotation(session);
  } catch (error) {
    // Locked meanwhile: its keys are gone.
    if (session.store.database.isOpen()) throw error;
  }
}
