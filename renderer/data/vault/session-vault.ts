import type { Bridge } from '../../bridge/bridge.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { VaultFile, VaultWrap } from '../../../shared/domain/vault/vault-file.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';

/** Times a change is tried on what another window has just kept. */
const TRIES = 3;

/** A change to the ways in, as a function of those there are. */
export type VaultChange = (vault: VaultFile) => Result<readonly VaultWrap[]>;

/** The vault file of an open session: who may open the platform’s key. It holds no key. */
export interface SessionVault {
  /** The last version this window knows. The same object until it changes. */
  current(): VaultFile;
  /**
   * Keeps the next version. A change that meets another window’s is made again on top of it.
   * Refusals: those of `change`, and the host’s own.
   */
  replace(change: VaultChange): Promise<Result<VaultFile>>;
  /**
   * The same for the whole file: its key, and what it keeps of the one before. Refused by the host when
   * another window has changed anything.
   */
  replaceFile(change: (vault: VaultFile) => VaultFile): Promise<Result<VaultFile>>;
  /** Tells when `current` changes; gives the way to stop. */
  subscribe(listener: () => void): () => void;
}

export function createSessionVault(bridge: Bridge, vault: VaultFile): SessionVault {
  let kept = vault;
  const listeners = new Set<() => void>();
  const keep = (next: VaultFile) => {
    kept = next;
    listeners.forEach((listener) => listener());
  };
  return {
    current: () => kept,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    replaceFile: async (change) => {
      const next = { ...change(kept), revision: kept.revision + 1 };
      const answer = await bridge.call('vault.replace', { vault: next });
      if (!answer.ok) return answer;
      keep(next);
      return ok(next);
    },
    replace: async (change) => {
      for (let tries = 1; ; tries += 1) {
        const wraps = change(kept);
        if (!wraps.ok) return wraps;
        const next = { ...kept, revision: kept.revision + 1, wraps: [...wraps.value] };
        const answer = await bridge.call('vault.replace', { vault: next });
        if (answer.ok) {
          keep(next);
          return ok(next);
        }
        if (answer.failure.code !== 'coffre-deja-change' || tries === TRIES) return answer;
        const boot = await bridge.call('boot.read', {});
        if (!boot.ok) return boot;
        // Under another key by now: what this window seals with its own would be lost.
        if (boot.value.vault === null || boot.value.vault.keyId !== kept.keyId) return answer;
        keep(boot.value.vault);
      }
    },
  };
}

/** The ways in with one of them changed. */
export function withWrap<W extends VaultWrap>(
  wraps: readonly VaultWrap[],
  id: Id,
  replaced: W,
): readonly VaultWrap[] {
  return wraps.map((wrap) => (wrap.id === id ? replaced : wrap));
}
