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

/**
 * Whether a delivery is of the desk’s own lineage, which it then continues; see `protocol.ts`. Locks
 * the desk’s row: deliveries of one desk pass one after the other.
 */
export async function followLineage(
  client: Queryable,
  departement: DepartementCode,
  { desk, lineage, epoch }: Delivery,
): Promise<{ readonly isOwn: boolean; readonly received: readonly string[] }> {
  if (lineage === null) return { isOwn: true, received: [] };
  const key = [departement, desk.site, desk.desk];
  const [row] = await client.query(
    `SELECT lineage, last_delivery, received_epoch FROM desks
     WHERE departement = $1 AND site = $2 AND desk = $3 FOR UPDATE`,
    key,
  );
  const known = rowSchema.parse(row);
  const { delivery, after } = lineage;
  const received = after.filter((id) => known.lineage.includes(id));
  const isRepeated = known.lineage.includes(delivery);
  if (isRepeated) return { isOwn: true, received };
  const { last_delivery: last } = known;
  const isFirst = last === null || epoch > known.received_epoch;
  if (epoch < known.received_epoch || (!isFirst && !after.includes(last)))
    return { isOwn: false, received };
  // Those it names may still arrive, late: they are its own.
  const next = [...new Set([...known.lineage, ...after, delivery])].slice(-REMEMBERED);
  await client.query(
    `UPDATE desks SET lineage = $4, last_delivery = $5
     WHERE departement = $1 AND site = $2 AND desk = $3`,
    [...key, next, delivery],
  );
  return { isOwn: true, received };
}
