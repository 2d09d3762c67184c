import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../shared/kernel/clock.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { readFileIfAny, writeFileAtomically } from './profile/atomic-file.ts';
import { storageRefusal } from './storage-refusal.ts';

/** Wrong passphrases in a row before the next one waits. */
const FREE_TRIES = 5;

/** Seconds of the first wait; each one after is twice as long. */
const FIRST_WAIT = 30;
const LONGEST_WAIT = 15 * 60;

const triesSchema = z.strictObject({
  format: z.literal('relais-essais'),
  version: z.literal(1),
  echecs: z.int().min(0),
  dernier: z.iso.datetime(),
});

/** Slows down whoever tries passphrases, the desk locked or open, a restart or a reload changing nothing. */
export interface UnlockThrottle {
  /** A try begins, and counts as failed until `opened`. Refusal: `trop-d-essais`. */
  begin(): Result<Record<string, never>>;
  /** The passphrase was right: what came before is forgotten. */
  opened(): void;
}

export function createUnlockThrottle(profile: string, clock: Clock): UnlockThrottle {
  const path = join(profile, 'essais.json');
  let tries = readTries(path);
  const keep = (echecs: number) => {
    tries = { format: 'relais-essais', version: 1, echecs, dernier: clock.now().toString() };
    try {
      writeFileAtomically(path, JSON.stringify(tries));
    } catch (error) {
      // A full disk must not shut the desk: the count holds until it is closed.
      if (storageRefusal(error, profile) === null) throw error;
    }
  };
  return {
    begin: () => {
      // A clock set back: the wait starts again from what it says now, and is not made longer.
      if (tries !== null && Temporal.Instant.compare(clock.now(), tries.dernier) < 0)
        keep(tries.echecs);
      const wait = tries === null ? 0 : secondsLeft(tries, clock.now());
      if (wait > 0) return refuseForNow(wait);
      keep((tries?.echecs ?? 0) + 1);
      return ok({});
    },
    opened: () => {
      if (tries !== null && tries.echecs > 0) keep(0);
    },
  };
}

function readTries(path: string): z.infer<typeof triesSchema> | null {
  try {
    const parsed = triesSchema.safeParse(JSON.parse(readFileIfAny(path) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function secondsLeft(
  { echecs, dernier }: z.infer<typeof triesSchema>,
  now: Temporal.Instant,
): number {
  if (echecs < FREE_TRIES) return 0;
  const wait = Math.min(FIRST_WAIT * 2 ** (echecs - FREE_TRIES), LONGEST_WAIT);
  const passed = now.since(Temporal.Instant.from(dernier)).total('seconds');
  return Math.max(0, Math.ceil(wait - passed));
}

function refuseForNow(seconds: number): Result<never> {
  const wait =
    seconds < 90 ? `${seconds}\u00a0secondes` : `${Math.ceil(seconds / 60)}\u00a0minutes`;
  return refuse(
    'trop-d-essais',
    `Trop de phrases fausses d’affilée. Attendez ${wait} avant de réessayer\u202f; les passages se notent toujours.`,
  );
}
