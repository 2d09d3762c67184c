import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { compressedBytes, FIRST_LOAD_BUDGET, listFirstLoad } from '../../tools/first-load.ts';

const root = join(import.meta.dirname, '..', '..');

/** A built page of a test’s own; gives its HTML file. */
function buildPage(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'relais-page-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'assets'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return join(folder, 'index.html');
}

it('follows what a page imports at once, and not what waits', () => {
  const html = buildPage({
    'index.html': '<script type="module" src="./assets/a.js"></script><link href="./assets/a.css">',
    'assets/a.js': 'import{b}from"./b.js";import"./c.js";const later=()=>import("./d.js");',
    'assets/b.js': 'import{a}from"./a.js";',
    'assets/c.js': '',
    'assets/d.js': '',
    'assets/a.css': '',
  });
  const names = listFirstLoad(html).map((file) => basename(file));
  expect(names.toSorted()).toEqual(['a.css', 'a.js', 'b.js', 'c.js']);
});

it('finds the desk within its budget before its first use, and none of its papers and fiches', () => {
  const files = listFirstLoad(join(root, 'out/renderer/desk/index.html'));
  expect(compressedBytes(files)).toBeLessThan(FIRST_LOAD_BUDGET);
  // What comes later has a file of its own: in the first one, its name would be lost.
  const later = ['lexicon', 'communes', 'pdf-worker', 'pack-worker', 'exchange-worker'];
  const built = readdirSync(join(root, 'out/renderer/assets'));
  expect(later.filter((name) => !built.some((file) => file.startsWith(`${name}-`)))).toEqual([]);
  const first = files.map((file) => basename(file));
  expect(first.some((file) => file.startsWith('premier-'))).toBe(true);
  expect(first.filter((file) => later.some((name) => file.startsWith(`${name}-`)))).toEqual([]);
});
