import type { Database, Queryable } from '../../department/storage/database.ts';
import { resend } from './statement-recorder.ts';
import type { Sent, SentBatch } from './statement-recorder.ts';

/** What one request said: what is replaced, when its statements are sent again for another one. */
export interface Said {
  readonly creneau: string;
  readonly demande: string;
  readonly reference: string;
  readonly site: string;
  readonly debutLe: string;
  readonly finLe: string;
}

/** The statements of one booking and of one refusal, in the groups they went out in. */
export interface LearntStatements {
  readonly said: Said;
  readonly booking: readonly SentBatch[];
  readonly refusal: readonly SentBatch[];
}

/** Undoes a booking whose slot turned out to be full once locked. */
class Full extends Error {
  override readonly name = 'Full';
}

/**
 * Sends the statements of a booking for another request, and those of a refusal when its slot is full:
 * nothing is parsed, judged or composed. Full is what the slot itself says, `prises` of `places`.
 */
export async function sendSame(
  database: Database,
  { said, booking, refusal }: LearntStatements,
  now: Said,
): Promise<void> {
  const replaced = new Map(
    (Object.keys(said) as (keyof Said)[]).map((name) => [said[name] as unknown, now[name]]),
  );
  try {
    for (const batch of booking) await sendBatch(database, batch, replaced);
  } catch (error) {
    if (!(error instanceof Full)) throw error;
    // The first batch is the one that has just been answered.
    for (const batch of refusal.slice(1)) await sendBatch(database, batch, replaced);
  }
}

async function sendBatch(
  database: Database,
  { inTransaction, groups }: SentBatch,
  replaced: ReadonlyMap<unknown, unknown>,
): Promise<void> {
  // Numbers of the log go on from where it is.
  const numbers = { from: Infinity, shift: 0 };
  const sendAll = async (target: Queryable) => {
    for (const group of groups) {
      const answers = await Promise.all(
        group.map((sent) =>
          resend(
            target,
            sent,
            sent.values.map((value) => replace(value, replaced, numbers)),
          ),
        ),
      );
      for (const [index, rows] of answers.entries()) {
        const row = rows[0] ?? {};
        if ('prises' in row && Number(row['prises']) >= Number(row['places'])) throw new Full();
        const former = numberOf(group[index]);
        if (former !== null) {
          numbers.from = former - 3;
          numbers.shift = Number(row['numero']) - former;
        }
      }
    }
  };
  await (inTransaction ? database.transaction(sendAll) : sendAll(database));
}

function numberOf(sent: Sent | undefined): number | null {
  const row = sent?.rows[0];
  return row !== undefined && 'numero' in row ? Number(row['numero']) : null;
}

function replace(
  value: unknown,
  replaced: ReadonlyMap<unknown, unknown>,
  numbers: { readonly from: number; readonly shift: number },
): unknown {
  if (Array.isArray(value)) return value.map((one) => replace(one, replaced, numbers));
  if (typeof value === 'number' && value >= numbers.from) return value + numbers.shift;
  return replaced.get(value) ?? value;
}
