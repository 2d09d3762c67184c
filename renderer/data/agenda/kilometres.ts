import { useEffect, useState } from 'react';
import { z } from 'zod';
import type { Failure } from '../../../shared/kernel/result.ts';
import { deskKilometresSchema } from '../../../shared/sync/kilometres.ts';
import type { DeskSession } from '../desk-session.ts';

/** A year as it was last heard of, and when. */
const keptSchema = z.strictObject({ annee: deskKilometresSchema, recuLe: z.iso.datetime() });
type Kept = z.infer<typeof keptSchema>;

/** What the département says of a year. */
export type KilometreYear = Kept['annee'];

/**
 * What is known of a year: null while it is asked. `kept` is the last thing heard, `failure` why it is not
 * of now; both when the département does not answer and once did.
 */
export type KnownKilometres = {
  readonly kept: Kept | null;
  readonly failure: Failure | null;
} | null;

/** Where a year is remembered: sums of a platform, of nobody. */
const keyOf = (site: string, annee: number) => `relais-kilometres-${site}-${annee}`;

/** Asks the département for a year, remembers it, and gives what was remembered when it is silent. */
export async function readKilometres(
  { bridge, clock, identity }: Pick<DeskSession, 'bridge' | 'clock' | 'identity'>,
  annee: number,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
): Promise<NonNullable<KnownKilometres>> {
  const key = keyOf(identity.site, annee);
  const answer = await bridge.call('kilometres.read', { annee });
  if (!answer.ok) return { kept: readKept(storage.getItem(key)), failure: answer.failure };
  const kept: Kept = { annee: answer.value, recuLe: clock.now().toString() };
  storage.setItem(key, JSON.stringify(kept));
  return { kept, failure: null };
}

/** The kilometres of a year, asked again each time the département is back. */
export function useKilometres(session: DeskSession, annee: number): KnownKilometres {
  const [known, setKnown] = useState<{ annee: number; value: KnownKilometres } | null>(null);
  useEffect(() => {
    let isOver = false;
    const read = async () => {
      const value = await readKilometres(session, annee, window.localStorage);
      if (!isOver) setKnown({ annee, value });
    };
    void read();
    const stop = session.bridge.subscribe((event) => {
      if (event.event === 'delivery.changed' && event.state.kind === 'a-jour') void read();
    });
    return () => {
      isOver = true;
      stop();
    };
  }, [session, annee]);
  return known?.annee === annee ? known.value : null;
}

function readKept(text: string | null): Kept | null {
  try {
    return keptSchema.safeParse(JSON.parse(text ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}
