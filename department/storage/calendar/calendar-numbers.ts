import { z } from 'zod';
import type { DepartementCode } from '../../../shared/domain/site/identifiers.ts';
import type { Queryable } from '../database.ts';

/** The channel every server process of a database listens to. */
export const CALENDAR_CHANNEL = 'relais_calendar';

const numberRowSchema = z.object({ numero: z.coerce.number() });

/** The numbers a change takes from the log of its département, and whom it concerns. */
export interface CalendarNumbers {
  /** Takes the next `count` numbers; gives the one before the first. Keeps other changes waiting. */
  take(count: number): Promise<number>;
  concern(sites: readonly string[] | null): void;
  /** Once everything is written: marks the last number, and tells who listens. */
  finish(at: Temporal.Instant): Promise<void>;
}

export function createCalendarNumbers(
  client: Queryable,
  departement: DepartementCode,
): CalendarNumbers {
  let last: number | null = null;
  let sites: Set<string> | null = new Set();
  return {
    async take(count) {
      const [row] = await client.prepared(
        `INSERT INTO calendar_logs (departement, origine, numero)
         VALUES ($1, gen_random_uuid(), $2)
         ON CONFLICT (departement) DO UPDATE SET numero = calendar_logs.numero + excluded.numero
         RETURNING numero`,
        [departement, count],
      );
      last = numberRowSchema.parse(row).numero;
      return last - count;
    },
    concern(more) {
      sites = more === null || sites === null ? null : new Set([...sites, ...more]);
    },
    async finish(at) {
      if (last === null) return;
      // A notice is at most 8,000 bytes: past some fifty platforms, everyone is told.
      const named = sites !== null && sites.size <= 50 ? [...sites] : null;
      await Promise.all([
        client.prepared(
          'INSERT INTO calendar_marks (departement, numero, made_at) VALUES ($1, $2, $3)',
          [departement, last, at.toString()],
        ),
        client.prepared('SELECT pg_notify($1, $2)', [
          CALENDAR_CHANNEL,
          JSON.stringify({ departement, numero: last, sites: named }),
        ]),
      ]);
    },
  };
}
