import { existsSync } from 'node:fs';
import { dirname, resolve as resolvePath } from 'node:path';

/** The interface eslint-plugin-import's resolvers speak; boundaries uses the same. */
export const interfaceVersion = 2;

/**
 * Where an import leads: the file for a relative one (imports here carry their suffix, so no guess
 * is needed), null for a package or a `node:` module, which boundaries then names by its source.
 */
export function resolve(
  source: string,
  importer: string,
): { found: true; path: string | null } | { found: false } {
  if (!/^\.{0,2}\//.test(source) && !/^\.{1,2}$/.test(source)) return { found: true, path: null };
  // Vite's `?url` and `?worker` name the same file.
  const path = resolvePath(dirname(importer), source.replace(/\?.*$/, ''));
  return existsSync(path) ? { found: true, path } : { found: false };
}
