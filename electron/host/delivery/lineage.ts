import { z } from 'zod';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { createId } from '../../../shared/kernel/random.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { limits } from '../../../shared/sync/protocol.ts';
import type { LedgerFile } from '../ledger/open-ledger.ts';

/** The deliveries this desk remembers, by which a copy of it that goes its own way is told apart. */
export interface Lineage {
  /** Names a delivery about to be sent, on the disk before it goes. `all`: it leaves nothing behind. */
  begin(all: boolean): { readonly delivery: Id; readonly after: Id[] };
  /** The last delivery answered, and those that were not. */
  remembered(): Id[];
  /** It was answered. */
  end(delivery: Id): void;
  /** All that is recorded is counted by what arrived, also what changed no count. */
  settle(): void;
  /** The département refused this desk as a copy; these had arrived before. */
  noteDouble(received: readonly string[]): void;
  isDouble(): boolean;
  /**
   * Becomes a new desk: what was recorded until the last delivery that arrived stays counted under
   * `former`; the rest, what waited for a date, and what follows, under the new letter.
   */
  leave(former: string): void;
}

/** How far a delivery counts. */
const reachSchema = z.object({
  /** The last `seq` of what it counts, */
  seq: z.int(),
  /** but for these entries, which waited for a date. */
  waiting: z.array(idSchema).default([]),
});
const stateSchema = z.object({
  last: idSchema.nullable(),
  /** Of the last delivery that arrived. */
  ...reachSchema.shape,
  sent: z.array(z.object({ id: idSchema, ...reachSchema.shape })),
  double: z.boolean(),
});
type State = z.infer<typeof stateSchema>;
type Reach = z.infer<typeof reachSchema>;

const BLANK: State = { last: null, seq: 0, waiting: [], sent: [], double: false };

export function createLineage(ledger: LedgerFile, random: Random): Lineage {
  const { database } = ledger;
  const read = database.prepare("SELECT value FROM meta WHERE key = 'lineage'");
  const write = database.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('lineage', ?)");
  const state = (): State => {
    const value = read.get()?.['value'];
    return typeof value === 'string' ? stateSchema.parse(JSON.parse(value)) : BLANK;
  };
  const save = (next: State) => void write.run(JSON.stringify(next));
  const findWaiting = database.prepare(
    'SELECT id FROM records WHERE held = 1 AND origin_desk IS NULL',
  );
  const waitingSchema = z.array(z.object({ id: idSchema }));
  const reachNow = (): Reach => ({
    seq: ledger.lastSeq(),
    waiting: waitingSchema.parse(findWaiting.all()).map(({ id }) => id),
  });
  const reachOf = ({ seq, waiting }: Reach): Reach => ({ seq, waiting });
  const namesOf = ({ last, sent }: State): Id[] => [
    ...(last === null ? [] : [last]),
    ...sent.map(({ id }) => id),
  ];
  return {
    remembered: () => namesOf(state()),
    begin: (all) => {
      const { sent, ...rest } = state();
      const delivery = idSchema.parse(createId(random));
      const reach = all ? reachNow() : reachOf(sent.at(-1) ?? rest);
      const remembered = sent.slice(-limits.deliveriesRemembered + 2);
      save({ ...rest, sent: [...remembered, { id: delivery, ...reach }] });
      return { delivery, after: namesOf({ ...rest, sent: remembered }) };
    },
    end: (delivery) => {
      const { sent, ...rest } = state();
      const reach = reachOf(sent.find(({ id }) => id === delivery) ?? rest);
      save({ ...rest, ...reach, last: delivery, sent: [] });
    },
    settle: () => {
      const { sent, ...rest } = state();
      if (sent.length === 0 && rest.last !== null && rest.seq < ledger.lastSeq())
        save({ ...rest, sent, ...reachNow() });
    },
    noteDouble: (received) => {
      const { sent, ...rest } = state();
      const arrived = sent.findLast(({ id }) => received.includes(id)) ?? rest;
      save({ ...rest, ...reachOf(arrived), sent: [], double: true });
    },
    isDouble: () => state().double,
    leave: (former) => {
      const { seq, waiting } = state();
      ledger.transaction(() => {
        database
          .prepare(
            `UPDATE records SET origin_desk = ? WHERE origin_desk IS NULL AND born <= ?
               AND id NOT IN (SELECT value FROM json_each(?))`,
          )
          .run(former, seq, JSON.stringify(waiting));
        database.exec(
          `DELETE FROM documents; DELETE FROM lost; DELETE FROM dirty_days;
           DELETE FROM dirty_months; DELETE FROM lost_months; DELETE FROM erased_etats;
           UPDATE meta SET value = '0' WHERE key IN ('epoch', 'highest_rev');
           INSERT INTO dirty_days (day)
             SELECT DISTINCT local_day FROM records WHERE origin_desk IS NULL;
           INSERT INTO dirty_months (month, seq)
             SELECT DISTINCT substr(local_day, 1, 7), (SELECT value FROM meta WHERE key = 'seq')
             FROM records WHERE origin_desk IS NULL;`,
        );
        save(BLANK);
      });
    },
  };
}
