import type { Zone } from '../../../shared/domain/calendar/local-day.ts';
import type {
  FoundBackup,
  RestoredBackup,
} from '../../../shared/domain/sauvegarde/backup-header.ts';
import { capitalise, count, formatBytes, formatMoment } from '../../ui/format.ts';

/** A backup among others: when it was taken, then of which desk and how much it holds. */
export function foundWords(
  { le, plateforme, poste, enregistrements, octets }: FoundBackup,
  now: string,
  zone: Zone,
): { readonly title: string; readonly detail: string } {
  return {
    title: capitalise(formatMoment(le, now, zone)),
    detail: `${plateforme}, poste ${poste}\u00a0: ${count(enregistrements, 'entrée', 'entrées')}, ${formatBytes(octets)}`,
  };
}

/** What a restoration did, and what it could not. */
export function restoredSentences(
  { le, enregistrements, efface, copiesManquantes }: RestoredBackup,
  now: string,
  zone: Zone,
): { readonly done: string; readonly warnings: readonly string[] } {
  const erased =
    efface === 0
      ? ''
      : ` ${count(efface, 'entrée effacée', 'entrées effacées')} depuis n’y ${efface < 2 ? 'est' : 'sont'} pas.`;
  return {
    done: `Il est comme ${formatMoment(le, now, zone)}\u00a0: ${count(enregistrements, 'entrée', 'entrées')}.${erased}`,
    warnings:
      copiesManquantes === 0
        ? []
        : [
            `${count(copiesManquantes, 'copie de pièce n’était plus', 'copies de pièces n’étaient plus')} avec la sauvegarde\u00a0: redemandez-les si elles manquent.`,
          ],
  };
}
