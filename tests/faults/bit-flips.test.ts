import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { checkLedger } from '../../electron/host/backup/check-ledger.ts';
import { openLedger } from '../../electron/host/ledger/open-ledger.ts';
import type { StoredEnvelope } from '../../shared/domain/record/envelope.ts';
import { createFakeRandom } from '../support/fake-random.ts';
import { createScratchFolder, createTestFolder, removeFolder } from '../support/host-folder.ts';
import { openTestLedger, startTestLedger } from '../support/host-ledger.ts';
import { revised, visite } from '../support/host-records.ts';

/** Ledgers hurt: each another way. */
const HURT = 40;

/** A closed ledger of ordinary days, and what it holds. */
function closedLedger(): { readonly path: string; readonly records: readonly StoredEnvelope[] } {
  const ledger = openTestLedger();
  for (let index = 0; index < 60; index += 1) {
    const sealed = Buffer.from(`moitié scellée ${index} `.repeat(1 + (index % 40))).toString(
      'base64',
    );
    const record = visite({ sealed, day: `2026-05-${String(1 + (index % 28)).padStart(2, '0')}` });
    ledger.append([record]);
    if (index % 3 === 0) ledger.append([revised(record, { canal: 'telephone' })]);
  }
  const records = ledger.records();
  ledger.file.close();
  return { path: join(ledger.folder, 'journal.db'), records };
}

/** What a hurt ledger does: says that it is damaged, or still holds the very same records. */
async function verdictOf(folder: string, whole: readonly StoredEnvelope[]): Promise<string> {
  const opened = openLedger(folder, createFakeRandom('bits'));
  if (!opened.ok) return opened.failure.code;
  opened.value.close();
  if ((await checkLedger(join(folder, 'journal.db'))) === null) return 'dit par la vérification';
  const again = startTestLedger(folder);
  const same = JSON.stringify(again.records()) === JSON.stringify(whole);
  again.file.close();
  return same ? 'intact' : 'changé sans un mot';
}

it('a bit that flips anywhere in the ledger is said, or changes nothing that is kept', async () => {
  const { path, records } = closedLedger();
  const whole = readFileSync(path);
  const random = createFakeRandom('bits qui changent');
  const verdicts: Record<string, number> = {};
  for (let hurt = 0; hurt < HURT; hurt += 1) {
    const bytes = Buffer.from(whole);
    const at = Buffer.from(random.bytes(4)).readUInt32BE() % bytes.length;
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (hurt % 8));
    const folder = createScratchFolder();
    onTestFinished(() => removeFolder(folder));
    writeFileSync(join(folder, 'journal.db'), bytes);
    const verdict = await verdictOf(folder, records);
    expect(verdict, `octet ${at}, bit ${hurt % 8}`).not.toBe('changé sans un mot');
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  }
  expect(verdicts['dit par la vérification'] ?? 0).toBeGreaterThan(HURT / 4);
});

it('a whole ledger is found whole', async () => {
  const { path, records } = closedLedger();
  const folder = createTestFolder();
  copyFileSync(path, join(folder, 'journal.db'));
  expect(await verdictOf(folder, records)).toBe('intact');
});
