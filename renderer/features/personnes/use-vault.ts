import { useSyncExternalStore } from 'react';
import type { VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import type { DeskSession } from '../../data/desk-session.ts';

/** The vault file of the session, followed as it changes. */
export function useVault({ vault }: DeskSession): VaultFile {
  return useSyncExternalStore(vault.subscribe, vault.current);
}
