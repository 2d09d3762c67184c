import { ok } from '../../../shared/kernel/result.ts';
import type { Services } from '../dispatch.ts';
import { LOW_SPACE_BYTES } from '../free-space.ts';
import { refuseLowSpace } from '../ledger/append.ts';
import type { Profile } from '../profile/profile.ts';
import { isOtherKey, refuseOtherKey } from '../vault-service.ts';
import type { CopyStore } from './copy-store.ts';

/** The channels of the copies. */
export function createCopyServices({
  copies,
  profile,
  freeSpace,
}: {
  readonly copies: CopyStore;
  readonly profile: Profile;
  readonly freeSpace: () => number;
}): Pick<Services, 'copy.write' | 'copy.read' | 'copy.list'> {
  return {
    'copy.write': ({ id, part, parts, sealed, cle, remplace }) => {
      if (isOtherKey(profile, cle)) return refuseOtherKey();
      return freeSpace() < LOW_SPACE_BYTES
        ? refuseLowSpace()
        : copies.write(id, part, parts, Buffer.from(sealed, 'base64'), remplace === true);
    },
    'copy.read': ({ id, part }) => copies.read(id, part),
    'copy.list': () => ok({ ids: [...copies.list()] }),
  };
}
