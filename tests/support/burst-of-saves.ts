import 'temporal-polyfill/global';
import { writeSync } from 'node:fs';
import { createAppender } from '../../electron/host/ledger/append.ts';
import { openLedger } from '../../electron/host/ledger/open-ledger.ts';
import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import { idSchema } from '../../shared/domain/site/identifiers.ts';
import { visite } from './host-records.ts';

/*
 * Saves as fast as it can in the ledger of a folder, until it is killed: one line a batch acknowledged,
 * `batch size`. What each record seals says which batch it is of, so that whoever looks afterwards
 * knows what should be there.
 */
const [, , folder = '', first = '0'] = process.argv;
const opened = openLedger(folder, {
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
});
if (!opened.ok) throw new Error(opened.failure.code);
const earliest = localDaySchema.parse('2026-01-01');
const append = createAppender(opened.value, () => ({ earliest, expected: null, today: null }));

for (let batch = Number(first); ; batch += 1) {
  const size = 1 + (batch % 5);
  const records = Array.from({ length: size }, (_, index) =>
    visite({
      id: idSchema.parse(crypto.randomUUID()),
      // From a few bytes to several pages of the file.
      sealed: Buffer.from(
        JSON.stringify({ batch, size, index, note: 'n'.repeat((batch * 37) % 9000) }),
      ).toString('base64'),
    }),
  );
  const answer = append(records);
  if (!answer.ok) throw new Error(answer.failure.code);
  writeSync(1, `${batch} ${size}\n`);
}
