import { join } from 'node:path';
import { z } from 'zod';
import { readFileIfAny, writeFileAtomically } from '../host/profile/atomic-file.ts';
import { acceleratorSchema, DEFAULT_PASSAGE_KEY } from './accelerator.ts';

/** What a person may set about Electron itself: `electron.json` in the profile. */
const settingsSchema = z.strictObject({
  format: z.literal('relais-electron'),
  version: z.literal(1),
  /** The Passage’s shortcut from any program; null: none. */
  passageKey: acceleratorSchema.nullable(),
});
export type ShellSettings = z.infer<typeof settingsSchema>;

const FILE = 'electron.json';

const defaults: ShellSettings = {
  format: 'relais-electron',
  version: 1,
  passageKey: DEFAULT_PASSAGE_KEY,
};

/**
 * The settings of a profile, the usual ones when there are none. A file nobody can read gives the
 * usual ones too, and the sentence to say: a desk must open all the same.
 */
export function readShellSettings(folder: string): {
  readonly settings: ShellSettings;
  readonly refusal: string | null;
} {
  try {
    const text = readFileIfAny(join(folder, FILE));
    if (text === null) return { settings: defaults, refusal: null };
    return { settings: settingsSchema.parse(JSON.parse(text)), refusal: null };
  } catch {
    return {
      settings: defaults,
      refusal: `Le fichier ${FILE} du profil est illisible : les réglages habituels servent à la place. Choisissez à nouveau le raccourci dans le menu Fichier.`,
    };
  }
}

/** Keeps the shortcut chosen. Throws the file system’s own errors. */
export function keepPassageKey(folder: string, passageKey: string | null): void {
  const settings = settingsSchema.parse({ ...defaults, passageKey });
  writeFileAtomically(join(folder, FILE), `${JSON.stringify(settings, null, 2)}\n`);
}
