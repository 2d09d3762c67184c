import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const MEMORY = '/dev/shm';

/** An empty folder of this test’s own, gone when it ends. */
export function createTestFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'relais-test-'));
  onTestFinished(() => removeFolder(folder));
  return folder;
}

/** An empty folder for one run of a property, in memory where that exists; the run removes it. */
export function createScratchFolder(): string {
  return mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'relais-test-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
