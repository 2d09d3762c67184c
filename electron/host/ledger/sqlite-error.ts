import { refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';

/** SQLite’s primary result code of an error (`SQLITE_FULL` is 13…), or null for any other error. */
export function sqliteErrorCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}

/** The refusal a person can act on for the disk’s own failures; null when the error is a bug. */
export function sqliteRefusal(error: unknown): Result<never> | null {
  switch (sqliteErrorCode(error)) {
    case 13:
      return refuse(
        'disque-plein',
        'Le disque de ce poste est plein\u00a0: rien n’a été enregistré. Libérez de la place, puis recommencez.',
      );
    case 5:
    case 6:
      return refuse(
        'journal-occupe',
        'Le journal de ce poste est occupé par un autre programme\u00a0: rien n’a été enregistré. Fermez-le, puis recommencez.',
      );
    case 8:
    case 14:
      return refuse(
        'profil-non-inscriptible',
        'Relais ne peut plus écrire dans le dossier du profil\u00a0: rien n’a été enregistré. Rétablissez le droit d’écriture, puis recommencez.',
      );
    case 10:
      return refuse(
        'disque-en-erreur',
        'Le disque de ce poste a signalé une erreur\u00a0: rien n’a été enregistré. Notez sur papier et faites vérifier le disque.',
      );
    case 11:
    case 26:
      return refuseDamaged();
    default:
      return null;
  }
}

/** The refusal of a ledger that is not what it should be. */
export function refuseDamaged(): Result<never> {
  return refuse(
    'journal-endommage',
    'Le journal de ce poste est endommagé. Relais n’y touche plus\u00a0: gardez ce dossier et restaurez la dernière sauvegarde.',
  );
}
