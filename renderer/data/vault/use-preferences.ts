import { useMemo, useSyncExternalStore } from 'react';
import type { DeskSession } from '../desk-session.ts';
import { readPreferences } from './preferences.ts';
import type { Preferences } from './preferences.ts';

/** The preferences of whoever is at the desk, followed as they change. */
export function usePreferences(session: DeskSession): Preferences {
  const vault = useSyncExternalStore(session.vault.subscribe, session.vault.current);
  // Opened again only when the vault has changed.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the vault is what they are read from.
  return useMemo(() => readPreferences(session), [session, vault]);
}
