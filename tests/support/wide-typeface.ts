import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The typeface of names Helvetica cannot write, from where the build takes it. */
export async function wideTypeface(): Promise<Uint8Array<ArrayBuffer>> {
  const package_ = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
  return new Uint8Array(
    await readFile(join(dirname(package_), 'standard_fonts', 'LiberationSans-Regular.ttf')),
  );
}
