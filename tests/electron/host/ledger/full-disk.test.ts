import { expect, it } from 'vitest';
import type { StoredEnvelope } from '../../../../shared/domain/record/envelope.ts';
import { openTestLedger } from '../../../support/host-ledger.ts';
import type { TestLedger } from '../../../support/host-ledger.ts';
import { visite } from '../../../support/host-records.ts';
import { createTinyDisk } from '../../../support/host-tiny-disk.ts';

/** A sealed half of 8 kilobytes: a long note. */
const LONG = Buffer.alloc(8192, 7).toString('base64');

/** Appends until the disk refuses; gives what was acknowledged, and the code of the refusal. */
function fill(ledger: TestLedger): {
  readonly acknowledged: readonly StoredEnvelope[];
  readonly code: string;
} {
  const acknowledged: StoredEnvelope[] = [];
  while (acknowledged.length < 2000) {
    const answer = ledger.append([visite({ sealed: LONG }), visite()]);
    if (!answer.ok) return { acknowledged, code: answer.failure.code };
    acknowledged.push(...answer.value);
  }
  return { acknowledged, code: 'jamais-plein' };
}

it('a full disk refuses the append and keeps every row acknowledged before', () => {
  const disk = createTinyDisk();
  const ledger = openTestLedger(disk.folder);
  disk.limit(ledger.file);
  const { acknowledged, code } = fill(ledger);
  expect(code).toBe('disque-plein');
  expect(acknowledged.length).toBeGreaterThan(10);
  expect(ledger.records()).toEqual(acknowledged);
  // Again and again: a person presses the key until it works.
  expect(ledger.append([visite({ sealed: LONG })])).toMatchObject({
    ok: false,
    failure: { code: 'disque-plein' },
  });
  expect(ledger.records()).toEqual(acknowledged);
});

it('a ledger filled to the brim is found whole at the next start, and goes on once there is room', () => {
  const disk = createTinyDisk();
  const full = openTestLedger(disk.folder);
  disk.limit(full.file);
  const { acknowledged } = fill(full);
  const last = full.file.lastSeq();
  disk.makeRoom(full.file);
  const ledger = full.reopen();
  expect(ledger.records()).toEqual(acknowledged);
  expect(ledger.append([visite({ sealed: LONG })])).toMatchObject({
    ok: true,
    value: [{ seq: last + 1 }],
  });
  expect(ledger.file.database.prepare('PRAGMA integrity_check').get()).toEqual({
    integrity_check: 'ok',
  });
});

it('a ledger opened on a full disk shows every row acknowledged', () => {
  const disk = createTinyDisk();
  const full = openTestLedger(disk.folder);
  disk.limit(full.file);
  const { acknowledged } = fill(full);
  const ledger = full.reopen();
  disk.limit(ledger.file);
  expect(ledger.records()).toEqual(acknowledged);
});
