import { z } from 'zod';
import type { DepartementCode, SiteId } from '../../../shared/domain/site/identifiers.ts';
import type { RoomRefusal, RoomTaker, Span } from '../../operations/calendar/calendar-store.ts';
import type { Queryable } from '../database.ts';

const roomRowSchema = z.object({ salle: z.string() });
const takenRowSchema = z.object({
  de: z.date().transform((date) => Temporal.Instant.fromEpochMilliseconds(date.getTime())),
});

/** Every five minutes of these times. */
const FIVES = `unnest($3::timestamptz[], $4::timestamptz[]) AS span (a, b),
  generate_series(span.a, span.b - interval '5 minutes', interval '5 minutes') AS five`;

/** Frees what someone has from an instant on, or all of it. */
export async function freeRooms(
  client: Queryable,
  departement: DepartementCode,
  taker: RoomTaker,
  from: Temporal.Instant | null,
): Promise<void> {
  const [column, value] =
    taker.permanence === null ? ['reference', taker.reference] : ['permanence', taker.permanence];
  await client.query(
    `DELETE FROM room_uses
     WHERE departement = $1 AND ${column} = $2 AND ($3::timestamptz IS NULL OR de > $3)`,
    [departement, value, from?.toString() ?? null],
  );
}

/** Takes a named room for all these times; its line is locked, so nobody takes it in between. */
export async function takeRoom(
  client: Queryable,
  departement: DepartementCode,
  { site, salle }: { readonly site: SiteId; readonly salle: string },
  spans: readonly Span[],
  taker: RoomTaker,
): Promise<RoomRefusal | null> {
  const [room] = await client.query(
    `SELECT salle FROM rooms
     WHERE departement = $1 AND salle = $2 AND site = $3 AND active FOR UPDATE`,
    [departement, salle, site],
  );
  if (room === undefined) return 'unknown';
  return occupy(client, departement, salle, spans, taker);
}

/** Takes the first free booth of a platform; true as well when the platform has none. */
export async function takeBooth(
  client: Queryable,
  departement: DepartementCode,
  site: SiteId,
  span: Span,
  taker: RoomTaker,
): Promise<boolean> {
  const booths = await client.query(
    `SELECT salle FROM rooms
     WHERE departement = $1 AND site = $2 AND genre = 'cabine-visio' AND active
     ORDER BY salle FOR UPDATE`,
    [departement, site],
  );
  if (booths.length === 0) return true;
  for (const booth of booths) {
    const { salle } = roomRowSchema.parse(booth);
    if ((await occupy(client, departement, salle, [span], taker)) === null) return true;
  }
  return false;
}

async function occupy(
  client: Queryable,
  departement: DepartementCode,
  salle: string,
  spans: readonly Span[],
  taker: RoomTaker,
): Promise<RoomRefusal | null> {
  const times = [spans.map(({ from }) => from.toString()), spans.map(({ to }) => to.toString())];
  const [taken] = await client.query(
    `SELECT min(de) AS de FROM room_uses
     WHERE departement = $1 AND salle = $2 AND de IN (SELECT five FROM ${FIVES})
     HAVING min(de) IS NOT NULL`,
    [departement, salle, ...times],
  );
  if (taken !== undefined) return { takenFrom: takenRowSchema.parse(taken).de };
  // The key of the table is the guard: a second use would throw, and undo the whole change.
  await client.query(
    `INSERT INTO room_uses (departement, salle, de, permanence, reference)
     SELECT $1, $2, five, $5, $6 FROM ${FIVES}`,
    [departement, salle, ...times, taker.permanence, taker.reference],
  );
  return null;
}
