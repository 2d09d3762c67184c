import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredEnvelope } from '../../../../shared/domain/record/envelope.ts';
import { createScratchFolder, removeFolder } from '../../../support/host-folder.ts';
import { createHistory, happeningArbitrary, historyDays } from '../../../support/host-history.ts';
import type { Happening, History } from '../../../support/host-history.ts';
import { startTestLedger } from '../../../support/host-ledger.ts';
import type { TestLedger } from '../../../support/host-ledger.ts';

/** A copy of the ledger kept as the page keeps its own: by pulls, whenever it likes. */
interface Copy {
  readonly records: Map<string, StoredEnvelope>;
  afterSeq: number;
}

function pullOnce(ledger: TestLedger, copy: Copy, limit: number): void {
  const page = ledger.reader.pull(copy.afterSeq, limit);
  expect(page.records.length).toBeLessThanOrEqual(limit);
  expect(page.throughSeq).toBeLessThanOrEqual(page.ledgerSeq);
  for (const record of page.records) copy.records.set(record.id, record);
  copy.afterSeq = page.throughSeq;
}

function pullToTheEnd(ledger: TestLedger, copy: Copy, sizes: readonly number[]): void {
  for (let turn = 0; copy.afterSeq < ledger.file.lastSeq(); turn += 1)
    pullOnce(ledger, copy, sizes[turn % sizes.length] ?? 1);
}

/** What a copy should hold, from what the naive ledger remembers. */
function expectCopy(copy: Copy, history: History): void {
  const kept = [...copy.records.values()];
  const remembered = [...history.remembered.values()].map(({ envelope, held }) => ({
    ...envelope,
    held,
  }));
  const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
  expect(kept).toHaveLength(remembered.length);
  expect(kept.toSorted(byId)).toMatchObject(remembered.toSorted(byId));
}

const happenings = fc.array(happeningArbitrary, { maxLength: 30 });
const pageSizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 });

function onLedger(work: (ledger: TestLedger) => void): void {
  const folder = createScratchFolder();
  const ledger = startTestLedger(folder);
  // The order of the pages is the matter here, not the disk’s promise.
  ledger.file.database.exec('PRAGMA synchronous = OFF');
  try {
    work(ledger);
  } finally {
    ledger.file.close();
    removeFolder(folder);
  }
}

function playAll(history: History, all: readonly Happening[]): void {
  for (const happening of all) history.play(happening);
}

describe('any history of a ledger', () => {
  it('is counted by its query as one by one, on each of its days', () => {
    fc.assert(
      fc.property(happenings, (all) =>
        onLedger((ledger) => {
          const history = createHistory(() => ledger);
          playAll(history, all);
          for (const day of historyDays)
            expect(ledger.countDay(day)).toEqual(history.countDay(day));
        }),
      ),
      { numRuns: 80 },
    );
  });

  it('is rebuilt whole by pulls of any sizes from nothing', () => {
    fc.assert(
      fc.property(happenings, pageSizes, (all, sizes) =>
        onLedger((ledger) => {
          const history = createHistory(() => ledger);
          playAll(history, all);
          const copy: Copy = { records: new Map(), afterSeq: 0 };
          pullToTheEnd(ledger, copy, sizes);
          expectCopy(copy, history);
          expect(ledger.reader.census()).toEqual({
            records: history.remembered.size,
            ledgerSeq: ledger.file.lastSeq(),
          });
        }),
      ),
      { numRuns: 60 },
    );
  });

  it('is followed whole by pulls made in the middle of it', () => {
    fc.assert(
      fc.property(fc.array(happenings, { maxLength: 4 }), pageSizes, (chapters, sizes) =>
        onLedger((ledger) => {
          const history = createHistory(() => ledger);
          const copy: Copy = { records: new Map(), afterSeq: 0 };
          for (const chapter of chapters) {
            playAll(history, chapter);
            pullOnce(ledger, copy, sizes[0] ?? 1);
          }
          pullToTheEnd(ledger, copy, sizes);
          expectCopy(copy, history);
        }),
      ),
      { numRuns: 40 },
    );
  });
});
