import { idSchema } from '../../shared/domain/site/identifiers.ts';
import { channels } from '../../shared/ipc/contract.ts';
import { createId } from '../../shared/kernel/random.ts';
import { ok } from '../../shared/kernel/result.ts';
import { createDispatcher } from './dispatch.ts';
import type { Services } from './dispatch.ts';
import type { Host, HostDeps } from './host.ts';
import { refuseDamaged } from './ledger/sqlite-error.ts';
import { createRestoreServices } from './restore-service.ts';
import { withoutKeychain } from './without-keychain.ts';
import { createVisioRelay } from './visio/visio-relay.ts';

/**
 * The host of a profile whose ledger cannot be opened: it says so, touches nothing, and offers the
 * backups. Everything else is refused with `journal-endommage`.
 */
export function createRescueHost(deps: HostDeps): Host {
  const { profile, random } = deps;
  const services: Pick<Services, 'boot.read' | OpenChannel> = {
    'boot.read': () => {
      const { id, identity, department } = profile.read();
      return ok({
        profileId: id,
        ledgerId: idSchema.parse(createId(random)),
        ledgerSeq: 0,
        identity,
        vault: profile.readVault(),
        enrolled: department !== null,
        departmentUrl: null,
        demo: null,
        damaged: true,
      });
    },
    ...createRestoreServices(deps, () => true),
    ...withoutKeychain,
  };
  const refusals = Object.fromEntries(
    channels.map((channel) => [channel, refuseDamaged]),
  ) as unknown as Services;
  return {
    dispatch: createDispatcher({ ...refusals, ...services }),
    // Nothing opens a call here: every channel of it is refused.
    visio: createVisioRelay({ random, onMessage: () => {}, schedule: deps.schedule }),
    subscribe: () => () => {},
    enrol: async () => refuseDamaged(),
    moveDepartment: () => {},
    close: async () => {},
  };
}

/** What a backup is found, opened and put back with. */
type OpenChannel = keyof ReturnType<typeof createRestoreServices> | keyof typeof withoutKeychain;
