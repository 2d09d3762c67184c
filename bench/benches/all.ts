import type { Bench } from '../harness/bench.ts';
import { booking } from './booking.ts';
import { burst } from './burst.ts';
import { growth } from './growth.ts';
import { load } from './load.ts';
import { pack } from './pack.ts';
import { passage } from './passage.ts';
import { query } from './query.ts';
import { search } from './search.ts';
import { start } from './start.ts';
import { sync } from './sync.ts';

/** Every bench, in the order of the document. */
export const benches: readonly Bench[] = [
  passage,
  start,
  load,
  query,
  search,
  pack,
  sync,
  burst,
  booking,
  growth,
];
