import { refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { isErrno } from '../profile/atomic-file.ts';

/** What a key pulled out, or a share that does not answer, gives on one system or another. */
const AWAY = [
  'ENOENT',
  'ENOTDIR',
  'EIO',
  'ENODEV',
  'ENXIO',
  'ESTALE',
  'ENOTCONN',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'EBUSY',
  'UNKNOWN',
];

/** The refusal a person can act on when the place of the backups fails; null when it is a bug. */
export function placeRefusal(error: unknown, nom: string): Result<never> | null {
  if (isErrno(error, 'ENOSPC', 'EDQUOT', 'EFBIG')) return refuseFull(nom);
  if (isErrno(error, 'EACCES', 'EPERM', 'EROFS'))
    return refuse(
      'sauvegarde-protegee',
      `Relais n’a pas le droit d’écrire dans ${nom}\u00a0: aucune sauvegarde n’y a été faite. Enlevez la protection contre l’écriture, ou choisissez un autre dossier.`,
    );
  return isErrno(error, ...AWAY) ? refuseAway(nom) : null;
}

/** The key is not plugged in, the share does not answer, or was taken away on the way. */
export function refuseAway(nom: string): Result<never> {
  return refuse(
    'sauvegarde-absente',
    `${nom} n’est pas là\u00a0: la sauvegarde attend. Rebranchez la clé, ou vérifiez le réseau\u202f; elle se fera d’elle-même.`,
  );
}

/** Neither there nor away: it does not say. */
export function refuseSilent(nom: string): Result<never> {
  return refuse(
    'sauvegarde-sans-reponse',
    `${nom} ne répond pas\u00a0: le réseau, ou l’appareil qui le porte, est peut-être arrêté. Le poste marche sans lui\u202f; la sauvegarde se fera d’elle-même quand il répondra.`,
  );
}

/** The same in the middle of a restoration: the desk is as it was. */
export function refuseSilentRestore(nom: string): Result<never> {
  return refuse(
    'sauvegarde-sans-reponse',
    `${nom} ne répond plus\u00a0: la restauration s’est arrêtée, et rien n’a été changé. Vérifiez le réseau ou l’appareil, ou copiez les sauvegardes sur une clé USB, puis recommencez.`,
  );
}

/** Nothing half-written is left there. */
export function refuseFull(nom: string): Result<never> {
  return refuse(
    'sauvegarde-pleine',
    `Il n’y a plus assez de place sur ${nom}\u00a0: les sauvegardes d’avant sont gardées, celle-ci n’a pas été faite. Libérez de la place, ou choisissez un autre dossier.`,
  );
}

/** The disk of the desk has no room for the copy that is made before it is sealed. */
export function refuseDeskFull(): Result<never> {
  return refuse(
    'sauvegarde-sans-place',
    'Le disque de ce poste n’a plus assez de place pour préparer une sauvegarde. Libérez de la place (corbeille, téléchargements)\u202f; elle se fera d’elle-même.',
  );
}

/** What was read again is not what was written: the key or its port is failing. */
export function refuseUnverified(nom: string): Result<never> {
  return refuse(
    'sauvegarde-non-verifiee',
    `La sauvegarde écrite sur ${nom} ne se relit pas\u00a0: elle n’a pas été gardée, celles d’avant le sont. Essayez une autre clé.`,
  );
}
