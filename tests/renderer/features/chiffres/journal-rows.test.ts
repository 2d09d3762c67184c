import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layJournal } from '../../../../renderer/features/chiffres/journal-rows.ts';
import type { JournalEntry } from '../../../../renderer/data/journal/journal-filter.ts';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { addDays, localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import { createId } from '../../../../shared/kernel/random.ts';
import { createFakeRandom } from '../../../support/fake-random.ts';
import { clearHalf } from '../../../support/host-records.ts';

const random = createFakeRandom('journal');

function entryOf(localDay: LocalDay): JournalEntry {
  const id = idSchema.parse(createId(random));
  return {
    kind: 'visite',
    entry: { id, rev: 1, localDay, held: false, clear: clearHalf(), sealed: null },
  };
}

describe('the lines of a journal', () => {
  it('are the head of each day, then its entries, or as many as its figures announce', () => {
    const days = fc.array(
      fc.record({
        announced: fc.integer({ min: 1, max: 6 }),
        found: fc.option(fc.nat({ max: 6 })),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(days, (wishes) => {
        const laid = wishes.map(({ announced, found }, back) => {
          const day = addDays(localDaySchema.parse('2026-05-12'), -back);
          const entries = found === null ? null : Array.from({ length: found }, () => entryOf(day));
          return { day, count: announced, entries };
        });
        const open = new Map(
          laid.flatMap(({ day, entries }) => (entries === null ? [] : [[day, entries] as const])),
        );
        const rows = layJournal(laid, open);
        expect(Array.from({ length: rows.total }, (_, index) => rows.at(index))).toEqual(
          laid.flatMap(({ day, count, entries }) => [
            { kind: 'jour', day, count },
            ...(entries === null
              ? Array.from({ length: count }, () => ({ kind: 'attente', day }))
              : entries.map((journal) => ({ kind: 'entree', day, journal }))),
          ]),
        );
      }),
    );
  });

  it('are no more than there are', () => {
    expect(layJournal([], new Map()).total).toBe(0);
    expect(() => layJournal([], new Map()).at(0)).toThrow('no line 0');
  });
});
