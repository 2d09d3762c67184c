import type { Id } from '../../shared/domain/site/identifiers.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { Services } from './dispatch.ts';
import { LOW_SPACE_BYTES } from './free-space.ts';
import { refuseLowSpace } from './ledger/append.ts';
import type { Compactor } from './ledger/compact.ts';
import type { LedgerFile } from './ledger/open-ledger.ts';
import { createResealer } from './ledger/reseal.ts';
import type { Profile } from './profile/profile.ts';
import { isOtherKey, refuseOtherKey, replaceVault } from './vault-service.ts';

/** The channels of the vault file and of its data key. */
export function createKeyServices({
  profile,
  ledger,
  compactor,
  freeSpace,
  onRekeyed,
  onResealed,
}: {
  readonly profile: Profile;
  readonly ledger: LedgerFile;
  readonly compactor: Compactor;
  readonly freeSpace: () => number;
  /** The data key has another in its place. */
  readonly onRekeyed: (keyId: Id) => void;
  readonly onResealed: () => void;
}): Pick<Services, 'vault.replace' | 'ledger.reseal'> {
  const reseal = createResealer(ledger, compactor);
  return {
    'vault.replace': (request) => {
      const former = profile.readVault();
      const replaced = replaceVault(profile, request);
      if (!replaced.ok) return replaced;
      const { keyId, ancienne } = request.vault;
      if (former?.keyId !== keyId) onRekeyed(keyId);
      // The last of the former key: what it sealed leaves the files too.
      if (former?.ancienne !== undefined && ancienne === undefined) compactor.settle();
      return replaced;
    },
    'ledger.reseal': ({ cle, records }) => {
      if (isOtherKey(profile, cle)) return refuseOtherKey();
      if (freeSpace() < LOW_SPACE_BYTES) return refuseLowSpace();
      const done = reseal(records);
      if (!done.ok) return done;
      onResealed();
      return ok({ ledgerSeq: ledger.lastSeq() });
    },
  };
}
