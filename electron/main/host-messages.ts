import type { Discover } from '../host/host.ts';

/** What the main process sends to the host process. */
export type ToHost =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly channel: string;
      readonly payload: unknown;
    }
  /** What became of the demonstration the host asked for; in the order it asked. */
  | { readonly kind: 'discovered'; readonly result: Awaited<ReturnType<Discover>> }
  | { readonly kind: 'close' };

/** What the host process sends back. */
export type FromHost =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'answer'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'event'; readonly event: unknown }
  /** The page asks for the demonstration: only the main process opens windows. */
  | { readonly kind: 'discover' }
  | { readonly kind: 'closed' };
