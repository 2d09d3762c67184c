import { refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { sqliteRefusal } from './ledger/sqlite-error.ts';
import { isErrno } from './profile/atomic-file.ts';

/**
 * The refusal a person can act on when the disk, or the right to write on it, fails under a profile
 * folder; null when the error is a bug. Codes: the ledger’s own, and `profil-non-inscriptible`.
 */
export function storageRefusal(error: unknown, folder: string): Result<never> | null {
  const refusal = sqliteRefusal(error);
  if (refusal !== null) return refusal;
  return isErrno(error, ...FILE_SYSTEM_CODES) ? refuseUnwritable(folder) : null;
}

/** The refusal of a profile folder that Relais cannot use. */
export function refuseUnwritable(folder: string): Result<never> {
  return refuse(
    'profil-non-inscriptible',
    `Relais ne peut pas écrire dans le dossier du profil (${folder}). Donnez-lui le droit d’écriture, faites de la place, ou choisissez un autre dossier avec --profile.`,
  );
}

const FILE_SYSTEM_CODES = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EIO'];
