import { openLedger } from '../../electron/host/ledger/open-ledger.ts';
import { createLedgerReader } from '../../electron/host/ledger/read-ledger.ts';
import { envelopeToRow } from '../../renderer/data/store/desk-database.ts';
import type { StoredRow } from '../../renderer/data/store/desk-database.ts';
import { MAX_PULL } from '../../shared/ipc/contract.ts';
import { systemRandom } from '../../tests/support/postgres.ts';

/** The first rows of a ledger that no process holds. */
export function* readRows(profile: string, count: number): Generator<StoredRow> {
  const ledger = openLedger(profile, systemRandom);
  if (!ledger.ok) throw new Error(ledger.failure.sentence);
  const reader = createLedgerReader(ledger.value);
  let given = 0;
  for (let after = 0; given < count;) {
    const { records, throughSeq } = reader.pull(after, MAX_PULL);
    if (records.length === 0) break;
    for (const record of records.slice(0, count - given)) yield envelopeToRow(record);
    given += records.length;
    after = throughSeq;
  }
  ledger.value.close();
}
