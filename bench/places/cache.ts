import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/run.ts';

/** Where what is long to prepare is kept between two runs: ledgers of many visites, built pages. */
const folder = join(root, 'test-results', 'bench');

/** What prepared data depends on, beside its name: how records and the page’s copy are made. */
const SOURCES = ['bench/records', 'renderer/data', 'electron/host/ledger', 'shared/domain/visite'];

/**
 * A prepared folder, made by `make` when it is not there yet or when what it depends on has changed.
 * It appears whole or not at all.
 */
export async function prepared(
  name: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const path = join(folder, `${name}-${digestSources()}`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  for (const former of readdirSync(folder))
    if (former.startsWith(`${name}-`)) rmSync(join(folder, former), { recursive: true });
  const draft = `${path}.en-cours`;
  mkdirSync(draft, { mode: 0o700 });
  await make(draft);
  renameSync(draft, path);
  return path;
}

function digestSources(): string {
  const hash = createHash('sha256');
  const add = (path: string) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) add(inside);
      else hash.update(entry.name).update(readFileSync(inside));
    }
  };
  for (const source of SOURCES) add(join(root, source));
  return hash.digest('hex').slice(0, 12);
}
