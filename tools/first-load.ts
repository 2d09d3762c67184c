import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the desk may load before its first use, in bytes compressed as a server would send them. */
export const FIRST_LOAD_BUDGET = 400_000;

/** The scripts and styles a page loads by itself: those it names, and what they import at once. */
export function listFirstLoad(html: string): readonly string[] {
  const files = new Set<string>();
  const add = (file: string) => {
    if (files.has(file) || !existsSync(file)) return;
    files.add(file);
    if (!file.endsWith('.js')) return;
    // Without a parenthesis: what `import()` names waits until it is needed.
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(
      /(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g,
    ))
      add(join(dirname(file), name));
  };
  for (const [, name = ''] of readFileSync(html, 'utf8').matchAll(
    /(?:src|href)="([^"]+\.(?:js|css))"/g,
  ))
    add(join(dirname(html), name));
  return [...files];
}

/** How many bytes of files, each compressed by itself. */
export function compressedBytes(files: readonly string[]): number {
  return files.reduce((total, file) => total + gzipSync(readFileSync(file)).length, 0);
}
