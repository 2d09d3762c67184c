import { useSyncExternalStore } from 'react';
import type { DeskSession } from '../desk-session.ts';
import { giveWay } from '../give-way.ts';
import { createRegistreKeeper } from './registre-keeper.ts';
import type { Registre, RegistreKeeper } from './registre-keeper.ts';

/** The registre of an open desk, followed live. It is read from its first use on, behind all else. */
export function useRegistre(session: DeskSession): Registre {
  const keeper = keeperOf(session);
  return useSyncExternalStore(keeper.subscribe, keeper.current);
}

/** The registre with everything this window has written until now; it waits for the first reading. */
export async function readRegistre(session: DeskSession): Promise<Registre> {
  // What was just appended may still be on its way to the copy.
  await session.store.apply([]);
  return keeperOf(session).follow();
}

function keeperOf(session: DeskSession): RegistreKeeper {
  const keeper = keepers.get(session) ?? createRegistreKeeper(session, () => giveWay('background'));
  keepers.set(session, keeper);
  return keeper;
}

/** One a session: gone with it, and with it everything it held. */
const keepers = new WeakMap<DeskSession, RegistreKeeper>();
