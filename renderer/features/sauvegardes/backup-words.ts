import type { Zone } from '../../../shared/domain/calendar/local-day.ts';
import type { BackupState } from '../../../shared/domain/sauvegarde/backup-state.ts';
import { count, formatBytes, formatMoment } from '../../ui/format.ts';

/** What must be said of the backups above every screen; null when all is well. */
export interface BackupReminder {
  readonly kind: 'warn' | 'error';
  readonly sentence: string;
}

/** Where the backups stand, in a sentence, seen at `now` (ISO instant) in the site’s zone. */
export function backupSentence(
  { destination, derniere, enCours }: BackupState,
  now: string,
  zone: Zone,
): string {
  if (destination === null)
    return 'Aucune sauvegarde n’est réglée. Si cet ordinateur tombait en panne ou était volé, tout serait perdu.';
  const { nom } = destination;
  if (enCours) return `Sauvegarde en cours sur ${nom}…`;
  if (derniere === null)
    return `Les sauvegardes iront sur ${nom}\u00a0; aucune n’y a encore été vérifiée.`;
  const size = `${count(derniere.enregistrements, 'entrée', 'entrées')}, ${formatBytes(derniere.octets)}`;
  return `Dernière sauvegarde vérifiée ${formatMoment(derniere.le, now, zone)}, sur ${nom}\u00a0: ${size}.`;
}

/** The reminder a state asks for. */
export function backupReminder(
  { destination, derniere, rappel }: BackupState,
  now: string,
  zone: Zone,
): BackupReminder | null {
  switch (rappel) {
    case null:
      return null;
    case 'jamais':
      return {
        kind: 'warn',
        sentence:
          'Ce poste n’a aucune sauvegarde\u00a0: une panne ou un vol emporterait tout. Réglez-les une fois, elles se feront seules.',
      };
    case 'ancienne':
      return {
        kind: 'warn',
        sentence: `${
          derniere === null
            ? 'Aucune sauvegarde n’a encore été vérifiée'
            : `La dernière sauvegarde vérifiée est ancienne (${formatMoment(derniere.le, now, zone)})`
        }. Rebranchez ${destination?.nom ?? 'la clé'}, ou choisissez un autre dossier.`,
      };
    case 'endommage':
      return {
        kind: 'error',
        sentence:
          'Le journal de ce poste est endommagé sur le disque. Notez sur papier, et restaurez la dernière sauvegarde.',
      };
  }
}
