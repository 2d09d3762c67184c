import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { checkLedger } from '../../electron/host/backup/check-ledger.ts';
import { createTestFolder } from '../support/host-folder.ts';
import { startTestLedger } from '../support/host-ledger.ts';

/** How many times the saves are cut: ten, or as many as asked (`npm run rehearse:kills`: 200). */
const KILLS = Number(process.env['RELAIS_KILLS'] ?? '10');

/** The longest a burst lasts once it has begun, in milliseconds. */
const LONGEST = 60;

const noteSchema = z.object({ batch: z.int(), size: z.int(), index: z.int(), note: z.string() });

/** Starts a burst at batch `first`, kills it at a random moment; gives the batches it acknowledged. */
async function killedBurst(
  folder: string,
  first: number,
  ...more: readonly string[]
): Promise<readonly number[]> {
  const program = join(import.meta.dirname, '../support/burst-of-saves.ts');
  const child = spawn(process.execPath, [program, folder, String(first), ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Compiled once for all the bursts.
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
  });
  const acknowledged: number[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => acknowledged.push(Number(line.split(' ')[0])));
  const closed = once(reader, 'close');
  await once(reader, 'line');
  await pause(Math.random() * LONGEST);
  child.kill('SIGKILL');
  await closed;
  return acknowledged;
}

/** Every batch acknowledged is there, and each one that is there is whole. */
function expectWhole(folder: string, acknowledged: ReadonlySet<number>): void {
  const ledger = startTestLedger(folder);
  const found = new Map<number, number>();
  for (const { sealed } of ledger.records()) {
    const text = Buffer.from(sealed ?? '', 'base64').toString('utf8');
    const { batch, size, note } = noteSchema.parse(JSON.parse(text));
    expect(note).toHaveLength((batch * 37) % 9000);
    expect(size).toBe(1 + (batch % 5));
    found.set(batch, (found.get(batch) ?? 0) + 1);
  }
  ledger.file.close();
  for (const batch of acknowledged) expect(found.has(batch), `lot ${batch}`).toBe(true);
  // All of a batch, or none of it.
  for (const [batch, rows] of found) expect(rows, `lot ${batch}`).toBe(1 + (batch % 5));
}

/** Bytes a disk writes at once: of two neighbours, one may be on it and not the other. */
const SECTOR = 512;

/**
 * The files as a power cut may leave them: what was put on the disk at the last acknowledgement, and of
 * what the log was given since, each sector or not, by chance, its end cut anywhere. The ledger’s own file is only
 * written once the log is on the disk: when it has changed since, both are as they were.
 */
function cutPower(folder: string): string {
  const image = createTestFolder();
  const read = (...path: string[]) => readFileSync(join(folder, ...path));
  const [synced, now] = [read('synced', 'journal.db-wal'), read('journal.db-wal')];
  const isUntouched = read('synced', 'journal.db').equals(read('journal.db'));
  const log = Buffer.from(now);
  if (isUntouched) {
    for (let at = 0; at < synced.length; at += SECTOR)
      if (Math.random() < 0.5) synced.copy(log, at, at, Math.min(at + SECTOR, synced.length));
    for (let at = Math.ceil(synced.length / SECTOR) * SECTOR; at < log.length; at += SECTOR)
      if (Math.random() < 0.3) log.fill(0, at, Math.min(at + SECTOR, log.length));
  }
  const tail = Math.floor(Math.random() * (log.length - Math.min(synced.length, log.length) + 1));
  const end = isUntouched ? log.length - tail : log.length;
  mkdirSync(image, { recursive: true });
  writeFileSync(join(image, 'journal.db'), read('journal.db'));
  writeFileSync(join(image, 'journal.db-wal'), log.subarray(0, end));
  return image;
}

it(
  `${KILLS} power cuts in the middle of a write, part of it on the disk, lose nothing acknowledged`,
  { timeout: 60_000 + KILLS * 10_000 },
  async () => {
    const folder = createTestFolder();
    const acknowledged = new Set<number>();
    let images = 0;
    for (let cut = 0; cut < KILLS; cut += 1) {
      const heard = await killedBurst(folder, cut * 1_000_000, 'images');
      heard.forEach((batch) => acknowledged.add(batch));
      // Killed between the renaming of two images: the power went one save earlier or later.
      if (existsSync(join(folder, 'synced'))) {
        expectWhole(cutPower(folder), acknowledged);
        images += 1;
      }
      for (const name of ['making', 'former', 'synced'])
        rmSync(join(folder, name), { recursive: true, force: true });
    }
    expect(images).toBeGreaterThan(KILLS / 2);
  },
);

it(
  `${KILLS} kills at random moments of a burst of saves lose nothing acknowledged and tear nothing`,
  { timeout: 60_000 + KILLS * 10_000 },
  async () => {
    const folder = createTestFolder();
    const acknowledged = new Set<number>();
    for (let kill = 0; kill < KILLS; kill += 1) {
      // Far from what the burst before may have written without being heard.
      const heard = await killedBurst(folder, kill * 1_000_000);
      heard.forEach((batch) => acknowledged.add(batch));
      expectWhole(folder, acknowledged);
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS);
    expect(await checkLedger(join(folder, 'journal.db'))).not.toBeNull();
  },
);
