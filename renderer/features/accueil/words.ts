import type { Zone } from '../../../shared/domain/calendar/local-day.ts';
import { UNSPECIFIED_THEME } from '../../../shared/domain/vocabulary/theme.ts';
import type { VisiteEntry } from '../../data/visites/visite-entry.ts';
import { formatHour, NBSP } from '../../ui/format.ts';

/** The hour of a visite: to the minute when it is known, else `vers 9 h`; null when only the day is. */
export function atHour({ clear, sealed }: VisiteEntry, zone: Zone): string | null {
  const instant = sealed?.instant ?? null;
  if (instant !== null) return formatHour(Temporal.Instant.from(instant).toZonedDateTimeISO(zone));
  return clear.heure === null ? null : `vers ${clear.heure}${NBSP}h`;
}

/** An entry as the screen speaks of it: `Passage de 9 h 05`, `Visite de 9 h 05`. */
export function nameEntry(entry: VisiteEntry, zone: Zone): string {
  const hour = atHour(entry, zone);
  return `${isPassage(entry) ? 'Passage' : 'Visite'}${hour === null ? '' : ` de ${hour}`}`;
}

/** The same, with what became of it: `Passage de 9 h 05 enregistré.` */
export function sayEntry(
  entry: VisiteEntry,
  zone: Zone,
  what: 'enregistré' | 'annulé' | 'modifié',
): string {
  return `${nameEntry(entry, zone)} ${what}${isPassage(entry) ? '' : 'e'}.`;
}

/** Whether nothing more is said of a visite than that someone came; cancelled, it stays a Passage. */
function isPassage({ clear }: VisiteEntry): boolean {
  return clear.demandes.every(
    ({ theme, operateur }) => theme === UNSPECIFIED_THEME && operateur === null,
  );
}
