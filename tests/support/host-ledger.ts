import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { createAppender } from '../../electron/host/ledger/append.ts';
import type { Append } from '../../electron/host/ledger/append.ts';
import { createDayCounter } from '../../electron/host/ledger/count-day.ts';
import type { DatingBounds } from '../../electron/host/ledger/dating.ts';
import { createHolder } from '../../electron/host/ledger/hold-records.ts';
import { openLedger } from '../../electron/host/ledger/open-ledger.ts';
import type { LedgerFile } from '../../electron/host/ledger/open-ledger.ts';
import { createLedgerReader } from '../../electron/host/ledger/read-ledger.ts';
import type { LedgerReader } from '../../electron/host/ledger/read-ledger.ts';
import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import type { DayCounts } from '../../shared/domain/comptage/day-document.ts';
import type { StoredEnvelope } from '../../shared/domain/record/envelope.ts';
import { createFakeRandom } from './fake-random.ts';
import { createTestFolder } from './host-folder.ts';

/** A ledger alone, with everything that reads and writes it. */
export interface TestLedger {
  readonly folder: string;
  readonly file: LedgerFile;
  readonly append: Append;
  readonly reader: LedgerReader;
  countDay(day: string): DayCounts;
  /** Sets aside what the clock dated after that day. */
  holdAfter(day: string): number;
  /** Every record, in the order of the pulls. */
  records(): readonly StoredEnvelope[];
  /** What the desk knows of the true day, from now on. */
  know(bounds: {
    readonly earliest?: string;
    readonly expected?: string | null;
    readonly today?: string | null;
  }): void;
  /** Closes the file and opens it again, as a new start does. */
  reopen(): TestLedger;
}

/** Opens a ledger in a folder of this test’s own, or in `folder`. */
export function openTestLedger(folder = createTestFolder()): TestLedger {
  const ledger = startTestLedger(folder);
  onTestFinished(() => closeIfOpen(ledger));
  return ledger;
}

/** Opens a ledger that the run of a property closes itself. */
export function startTestLedger(folder: string): TestLedger {
  const opened = openLedger(folder, createFakeRandom(folder));
  if (!opened.ok) throw new Error(opened.failure.code);
  const file = opened.value;
  let bounds: DatingBounds = { earliest: toDay('2026-01-01'), expected: null, today: null };
  const count = createDayCounter(file);
  const holdAfter = createHolder(file);
  const reader = createLedgerReader(file);
  return {
    folder,
    file,
    reader,
    append: createAppender(file, () => bounds),
    countDay: (day) => count(localDaySchema.parse(day)),
    holdAfter: (day) => holdAfter(localDaySchema.parse(day)),
    records: () => reader.pull(0, 1_000_000).records,
    know: (known) => {
      const { earliest = bounds.earliest, expected, today } = known;
      bounds = {
        earliest: toDay(earliest),
        expected: expected === undefined ? bounds.expected : toDayOrNull(expected),
        today: today === undefined ? bounds.today : toDayOrNull(today),
      };
    },
    reopen: () => {
      file.close();
      return openTestLedger(folder);
    },
  };
}

function toDay(text: string): LocalDay {
  return localDaySchema.parse(text);
}

function toDayOrNull(text: string | null): LocalDay | null {
  return text === null ? null : toDay(text);
}

function closeIfOpen({ file }: TestLedger): void {
  if (file.database.isOpen) file.close();
}

/**
 * Runs `work` as an ordinary user when the tests run as root, whom no permission stops; `folder` is
 * theirs meanwhile.
 */
export function asOrdinaryUser<T>(folder: string, work: () => T): T {
  const { geteuid, seteuid } = process;
  if (geteuid?.() !== 0 || seteuid === undefined) return work();
  execFileSync('chown', ['-R', '65534', folder]);
  seteuid(65_534);
  try {
    return work();
  } finally {
    seteuid(0);
  }
}
