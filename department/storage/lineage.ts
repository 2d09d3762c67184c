import { z } from 'zod';
import type { DepartementCode } from '../../shared/domain/site/identifiers.ts';
import type { Delivery } from '../operations/count-store.ts';
import type { Queryable } from './database.ts';

/** Deliveries remembered of a desk: more than it ever leaves unanswered. */
const REMEMBERED = 300;

const rowSchema = z.object({
  lineage: z.array(z.string()),
  last_delivery: z.string().nullable(),
  received_epoch: z.coerce.number(),
});

/** What a delivery is to the desk it says it comes from. */
interface Followed {
  readonly isOwn: boolean;
  /** Those it names that were received. */
  readonly received: readonly string[];
  /** What to remember of the desk from now on; null when nothing changes. */
  readonly next: { readonly lineage: readonly string[]; readonly last: string } | null;
}

/**
 * Whether a delivery is of the desk’s own lineage, and what it continues it with; see `protocol.ts`.
 * Locks the desk’s row: deliveries of one desk pass one after the other.
 */
export async function followLineage(
  client: Queryable,
  departement: DepartementCode,
  { desk, lineage, epoch }: Delivery,
): Promise<Followed> {
  const key = [departement, desk.site, desk.desk];
  const [row] = await client.prepared(
    `SELECT lineage, last_delivery, received_epoch FROM desks
     WHERE departement = $1 AND site = $2 AND desk = $3 FOR UPDATE`,
    key,
  );
  if (lineage === null) return { isOwn: true, received: [], next: null };
  const known = rowSchema.parse(row);
  const { delivery, after } = lineage;
  const received = after.filter((id) => known.lineage.includes(id));
  const isRepeated = known.lineage.includes(delivery);
  if (isRepeated) return { isOwn: true, received, next: null };
  const { last_delivery: last } = known;
  const isFirst = last === null || epoch > known.received_epoch;
  if (epoch < known.received_epoch || (!isFirst && !after.includes(last)))
    return { isOwn: false, received, next: null };
  // Those it names may still arrive, late: they are its own.
  const next = [...new Set([...known.lineage, ...after, delivery])].slice(-REMEMBERED);
  return { isOwn: true, received, next: { lineage: next, last: delivery } };
}
