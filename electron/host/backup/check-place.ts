import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { nameOfPlace } from './backup-places.ts';
import { placeRefusal, refuseAway } from './backup-refusal.ts';

/** A folder that is there, can be written, and is not the profile itself; its path in full. */
export async function checkPlace(dossier: string, profile: string): Promise<Result<string>> {
  const path = resolve(dossier);
  const within = relative(resolve(profile), path);
  if (!isAbsolute(dossier))
    return refuse(
      'sauvegarde-chemin',
      'Écrivez le chemin entier du dossier, tel que l’ordinateur le montre (par exemple E:\\ ou /media/cle).',
    );
  if (within === '' || (!within.startsWith('..') && !isAbsolute(within)))
    return refuse(
      'sauvegarde-dans-le-profil',
      'Ce dossier est celui de Relais lui-même\u00a0: une sauvegarde y serait perdue avec lui. Choisissez une clé USB ou un dossier du réseau.',
    );
  const nom = nameOfPlace(path);
  try {
    if (!(await stat(path)).isDirectory()) return refuseAway(nom);
    await access(path, constants.W_OK | constants.X_OK);
    return ok(path);
  } catch (error) {
    const refusal = placeRefusal(error, nom);
    if (refusal !== null) return refusal;
    throw error;
  }
}

/** Whether a place is on the disk of the profile; null while it is away. */
export async function isSameDisk(dossier: string, profile: string): Promise<boolean | null> {
  try {
    return (await stat(dossier)).dev === (await stat(profile)).dev;
  } catch {
    return null;
  }
}
