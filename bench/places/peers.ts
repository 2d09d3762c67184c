import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../../tools/run.ts';

const folder = join(root, 'bench');

/**
 * Installs what Relais is compared with, by bench/’s own lockfile, the first time a bench needs it.
 * False when it cannot be had here: the bench then says so, and measures the rest.
 */
export function installPeers(tell: (sentence: string) => void): boolean {
  if (existsSync(join(folder, 'node_modules', '.package-lock.json'))) return true;
  tell('Installation de ce à quoi Relais est comparé (bench/package.json)…');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  return status === 0;
}

/** Loads a peer that runs in Node. What it is, is for the caller to say. */
export const requirePeer = createRequire(join(folder, 'package.json'));

/** A peer and its version, as the document names it. */
export function peerName(name: string): string {
  const manifest = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(manifest));
  return `${name} ${version}`;
}
