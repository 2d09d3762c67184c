import type { onRequestAsyncHookHandler } from 'fastify';
import type { Network } from '../../shared/domain/network/network.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { Random } from '../../shared/kernel/random.ts';
import type { DialIn } from '../operations/dial-in.ts';
import type { PublishedFigures } from '../operations/published/read-published-figures.ts';
import type { Store } from '../operations/store.ts';
import type { VisioSettings } from '../operations/visio-settings.ts';
import type { CallLimits } from './call-limits.ts';

/** What the routes work with. */
export interface RouteDeps {
  readonly store: Store;
  readonly network: Network;
  readonly clock: Clock;
  readonly random: Random;
  readonly callLimits: CallLimits;
  /** The département’s Jitsi; null when it has none. */
  readonly visio: VisioSettings | null;
  /** How its rooms are joined by telephone; null when they are not. */
  readonly dialIn: DialIn | null;
  readonly guards: RouteGuards;
  /** The figures anybody signed in may read; nothing else reads the counts. */
  readonly published: PublishedFigures;
  /** Published figures from 1 to one less are withheld. */
  readonly threshold: number;
  /** The program’s own version. */
  readonly version: string;
  /** The built pages of the pilotage: `index.html` and `assets/`. */
  readonly pagesFolder: string;
}

/** What a request must get past before its body is read. */
export interface RouteGuards {
  /** Refuses what a browser sends from another site. */
  readonly sameOrigin: onRequestAsyncHookHandler;
}
