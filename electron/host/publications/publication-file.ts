import { join } from 'node:path';
import { z } from 'zod';
import { changementSchema } from '../../../shared/sync/publications.ts';
import { readFileIfAny, writeFileAtomically } from '../profile/atomic-file.ts';

/** Version of the file `publications.json` of a profile. */
export const PUBLICATION_FILE_VERSION = 1;

/**
 * What the coordination published, as last received: the last word on each thing, by number. Nothing of
 * it is about a visitor. `numero` is how far the desk has read in the log `origine`, `repere` what that number was; `recuLe` when the
 * département last answered with something new.
 */
export const publicationFileSchema = z.strictObject({
  format: z.literal('relais-publications'),
  version: z.literal(PUBLICATION_FILE_VERSION),
  origine: z.uuid(),
  numero: z.int().min(0),
  repere: z.string().max(40).nullable(),
  recuLe: z.iso.datetime(),
  changements: z.array(changementSchema),
});
export type PublicationFile = z.infer<typeof publicationFileSchema>;

/** The file of a profile; null when it has none that can be read: it is then received again. */
export function readPublicationFile(folder: string): PublicationFile | null {
  const text = readFileIfAny(pathIn(folder));
  if (text === null) return null;
  try {
    const parsed = publicationFileSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Replaces it, whole or not at all. Throws the file system’s own errors. */
export function writePublicationFile(folder: string, file: PublicationFile): void {
  writeFileAtomically(pathIn(folder), JSON.stringify(file));
}

function pathIn(folder: string): string {
  return join(folder, 'publications.json');
}
