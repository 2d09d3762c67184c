import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const namesSchema = z.record(z.string(), z.string());

/** The names of the communes of France by INSEE code. */
export type CommuneNames = () => Promise<Readonly<Record<string, string>>>;

/**
 * The names the build puts beside the pages, read once when first asked for. A server whose pages are
 * not built shows the codes.
 */
export function createCommuneNames(pagesFolder: string): CommuneNames {
  let names: Promise<Readonly<Record<string, string>>> | null = null;
  return () =>
    (names ??= readFile(join(pagesFolder, 'communes.json'), 'utf8').then(
      (text) => namesSchema.parse(JSON.parse(text)),
      () => ({}),
    ));
}
