import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LedgerFile } from '../../electron/host/ledger/open-ledger.ts';
import { createTestFolder } from './host-folder.ts';

/** A disk of two megabytes, half of it taken by something a person could throw away. */
export interface TinyDisk {
  readonly folder: string;
  /** To be called on each ledger opened there. */
  limit(file: LedgerFile): void;
  /** Empties the bin. */
  makeRoom(file: LedgerFile): void;
}

/**
 * A real little disk in memory where the tests may mount one (root, on Linux); elsewhere a ledger
 * that SQLite itself keeps from growing, which fails with the same error at the same place.
 */
export function createTinyDisk(): TinyDisk {
  const folder = createTestFolder();
  const mounted =
    process.platform === 'linux' &&
    spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=2m,mode=0700', 'tmpfs', folder]).status ===
      0;
  if (!mounted)
    return {
      folder,
      limit: ({ database }) => database.exec('PRAGMA max_page_count = 250'),
      makeRoom: ({ database }) => database.exec('PRAGMA max_page_count = 1000000'),
    };
  onTestFinished(() => {
    execFileSync('/bin/umount', ['--lazy', folder]);
  });
  const ballast = join(folder, 'corbeille');
  writeFileSync(ballast, Buffer.alloc(1024 * 1024));
  return { folder, limit: () => {}, makeRoom: () => rmSync(ballast) };
}
