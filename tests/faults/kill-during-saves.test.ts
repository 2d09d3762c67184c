import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
async function killedBurst(folder: string, first: number): Promise<readonly number[]> {
  const program = join(import.meta.dirname, '../support/burst-of-saves.ts');
  const child = spawn(process.execPath, [program, folder, String(first)], {
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
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS);
    expect(await checkLedger(join(folder, 'journal.db'))).not.toBeNull();
  },
);
