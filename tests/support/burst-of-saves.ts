import 'temporal-polyfill/global';
import { copyFileSync, mkdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createAppender } from '../../electron/host/ledger/append.ts';
import { openLedger } from '../../electron/host/ledger/open-ledger.ts';
import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import { idSchema } from '../../shared/domain/site/identifiers.ts';
import { visite } from './host-records.ts';

/*
 * Saves as fast as it can in the ledger of a folder, until it is killed: one line a batch acknowledged,
 * `batch size`. What each record seals says which batch it is of, so that whoever looks afterwards
 * knows what should be there. With `images`, it keeps beside them the files as they are on the disk at
 * each acknowledgement, in `synced`: a power cut gives back those, and any part of what was written since.
 */
const [, , folder = '', first = '0', images = ''] = process.argv;
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
  if (images !== '') keepImage();
  writeSync(1, `${batch} ${size}\n`);
}

function keepImage(): void {
  const [making, former] = [join(folder, 'making'), join(folder, 'former')];
  mkdirSync(making, { recursive: true });
  for (const name of ['journal.db', 'journal.db-wal'])
    copyFileSync(join(folder, name), join(making, name));
  rmSync(former, { recursive: true, force: true });
  try {
    renameSync(join(folder, 'synced'), former);
  } catch {
    // The first one.
  }
  renameSync(making, join(folder, 'synced'));
}
