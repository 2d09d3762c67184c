import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

it.each(['electron-hardening.md', 'securite.md'])(
  'every test that docs/%s names is there',
  (name) => {
    const text = readFileSync(join(root, 'docs', name), 'utf8');
    const named = [...text.matchAll(/`(tests\/[\w./-]+\.ts)`/g)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  },
);
