import { createBridge } from '../../renderer/bridge/bridge.ts';
import type { Bridge } from '../../renderer/bridge/bridge.ts';

/** A page whose machine has no keychain, for what asks nothing else of it. */
export const noKeychain: Bridge = createBridge({
  call: (channel) => Promise.reject(new Error(`Nobody calls ${channel} here.`)),
  listen: () => {},
});
