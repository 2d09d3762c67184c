import { accessSync, constants, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import {
  upgradeVault,
  VAULT_FILE_VERSION,
  vaultFileSchema,
} from '../../../shared/domain/vault/vault-file.ts';
import type { VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import { createId } from '../../../shared/kernel/random.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { refuseUnwritable } from '../storage-refusal.ts';
import { isErrno, readFileIfAny, writeFileAtomically } from './atomic-file.ts';
import { PROFILE_VERSION, profileFileSchema, upgradeProfile } from './profile-file.ts';
import type { ProfileFile } from './profile-file.ts';

/** A profile folder: who this desk is, and the vault file it keeps without being able to open it. */
export interface Profile {
  readonly folder: string;
  read(): ProfileFile;
  update(change: Partial<Omit<ProfileFile, 'format' | 'version' | 'id'>>): void;
  readVault(): VaultFile | null;
  writeVault(vault: VaultFile): void;
}

/** Creates the folder if needed (readable by its owner only) and checks that it can be written. */
export function prepareProfileFolder(folder: string): Result<string> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return ok(folder);
  } catch (error) {
    if (isErrno(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT', 'ENOSPC'))
      return refuseUnwritable(folder);
    throw error;
  }
}

/**
 * Opens a profile whose folder is prepared and locked, creating its file the first time. Throws the
 * file system’s own errors.
 */
export function openProfile(folder: string, random: Random): Result<Profile> {
  const profilePath = join(folder, 'profil.json');
  const vaultPath = join(folder, 'coffre.json');
  const found = readJson(profilePath, profileFileSchema, PROFILE_VERSION, upgradeProfile);
  if (!found.ok) return found;
  const foundVault = readJson(vaultPath, vaultFileSchema, VAULT_FILE_VERSION, upgradeVault);
  if (!foundVault.ok) return foundVault;

  let current = found.value ?? blankProfile(random);
  let vault = foundVault.value;
  const save = (next: ProfileFile) => {
    writeFileAtomically(profilePath, `${JSON.stringify(next, null, 2)}\n`);
    current = next;
  };
  if (found.value === null) save(current);
  return ok({
    folder,
    read: () => current,
    update: (change) => save({ ...current, ...change }),
    readVault: () => vault,
    writeVault: (next) => {
      writeFileAtomically(vaultPath, `${JSON.stringify(next, null, 2)}\n`);
      vault = next;
    },
  });
}

function blankProfile(random: Random): ProfileFile {
  return {
    format: 'relais-profil',
    version: PROFILE_VERSION,
    id: idSchema.parse(createId(random)),
    port: null,
    identity: null,
    department: null,
    demo: null,
  };
}

function readJson<S extends z.ZodType>(
  path: string,
  schema: S,
  newest: number,
  upgrade: (value: unknown) => unknown = (value) => value,
): Result<z.infer<S> | null> {
  const name = basename(path);
  const text = readFileIfAny(path);
  if (text === null) return ok(null);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return unreadable(name);
  }
  const version = z.looseObject({ version: z.int() }).safeParse(value);
  if (version.success && version.data.version > newest)
    return refuse(
      'profil-plus-recent',
      `Ce profil a été ouvert par une version plus récente de Relais (${name}). Installez cette version ou une plus récente\u00a0: rien n’a été modifié.`,
    );
  const parsed = schema.safeParse(upgrade(value));
  return parsed.success ? ok(parsed.data) : unreadable(name);
}

function unreadable(name: string): Result<never> {
  return refuse(
    'profil-illisible',
    `Le fichier ${name} du profil est endommagé. Rien n’a été modifié\u00a0: remettez la copie d’une sauvegarde, ou demandez de l’aide avant de relancer Relais.`,
  );
}
