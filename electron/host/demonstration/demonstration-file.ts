import { join } from 'node:path';
import { z } from 'zod';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { deskLetterSchema, siteIdSchema } from '../../../shared/domain/site/identifiers.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { readFileIfAny, writeFileAtomically } from '../profile/atomic-file.ts';

/** Version of the file `demonstration.json` of a demonstration’s profile. */
export const DEMONSTRATION_VERSION = 1;

/**
 * How far a demonstration is. `until`: the day it was first opened, which its invented past stops
 * before, whenever it is opened again. `desks`: the invented desks enrolled, with their tokens,
 * kept until everything has been received; `filled` says that it has.
 */
export const demonstrationFileSchema = z.strictObject({
  format: z.literal('relais-demonstration'),
  version: z.literal(DEMONSTRATION_VERSION),
  until: localDaySchema,
  filled: z.boolean(),
  desks: z.array(
    z.strictObject({ site: siteIdSchema, desk: deskLetterSchema, token: z.string().min(1) }),
  ),
});
export type DemonstrationFile = z.infer<typeof demonstrationFileSchema>;

/** What a profile folder says of its demonstration; null when it holds none that can be read. */
export function readDemonstration(folder: string): DemonstrationFile | null {
  const text = readFileIfAny(pathIn(folder));
  return text === null ? null : parse(text);
}

/** Replaces it; readable by the profile’s owner only. */
export function writeDemonstration(folder: string, demonstration: DemonstrationFile): void {
  writeFileAtomically(pathIn(folder), `${JSON.stringify(demonstration, null, 2)}\n`);
}

/**
 * Fixes, the first time, the day the invented past stops before. Refusal: `profil-illisible`, since
 * a past invented anew beside the first would be counted twice.
 */
export function startDemonstration(folder: string, today: LocalDay): Result<null> {
  const text = readFileIfAny(pathIn(folder));
  if (text === null)
    writeDemonstration(folder, {
      format: 'relais-demonstration',
      version: DEMONSTRATION_VERSION,
      until: today,
      filled: false,
      desks: [],
    });
  else if (parse(text) === null)
    return refuse(
      'profil-illisible',
      'Le fichier demonstration.json du profil est endommagé, ou vient d’une version plus récente de Relais. Rien n’a été modifié\u00a0: pour une démonstration neuve, choisissez un autre dossier avec --profile.',
    );
  return ok(null);
}

function parse(text: string): DemonstrationFile | null {
  try {
    const parsed = demonstrationFileSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function pathIn(folder: string): string {
  return join(folder, 'demonstration.json');
}
