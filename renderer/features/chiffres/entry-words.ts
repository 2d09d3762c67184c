import type { Zone } from '../../../shared/domain/calendar/local-day.ts';
import { formatDuree } from '../../../shared/domain/saisie/format-duree.ts';
import { isToSpecify } from '../../../shared/domain/visite/passage.ts';
import { canalLabels } from '../../../shared/domain/vocabulary/canal.ts';
import { UNSPECIFIED_THEME } from '../../../shared/domain/vocabulary/theme.ts';
import type { JournalEntry } from '../../data/journal/journal-filter.ts';
import { capitalise, count, formatHour, NBSP } from '../../ui/format.ts';
import type { NameCell } from './cell-names.ts';

/** What a line of the journal says of an entry. */
export interface EntryWords {
  readonly hour: string;
  readonly how: string;
  readonly chips: readonly string[];
  readonly duree: string | null;
  readonly state: string | null;
}

/** An entry in the words of its line: no name, no note. */
export function describeEntry(journal: JournalEntry, zone: Zone, nameCell: NameCell): EntryWords {
  if (journal.kind === 'seance') {
    const { clear, sealed } = journal.entry;
    return {
      hour: 'séance',
      how: nameCell('seances.type', clear.type),
      chips: [sealed.titre, count(clear.participants, 'participant', 'participants')],
      duree: sealed.dureeMinutes === null ? null : formatDuree(sealed.dureeMinutes),
      state: clear.etat === 'annulee' ? 'annulée' : null,
    };
  }
  const { clear, sealed } = journal.entry;
  const chips = clear.demandes.map(({ theme, operateur }, index) => {
    const demarche = sealed?.demandes[index]?.demarche ?? null;
    const words = [
      operateur === null ? null : nameCell('demandes.operateur', operateur),
      demarche === null ? null : nameCell('demandes.demarche', demarche),
    ].filter((word) => word !== null);
    if (words.length > 0) return words.join(', ');
    return theme === UNSPECIFIED_THEME ? 'à préciser' : nameCell('demandes.theme', theme);
  });
  return {
    hour: hourWords(journal, zone),
    how: capitalise(canalLabels[clear.canal]),
    chips,
    duree: dureeWords(sealed?.demandes.map(({ dureeMinutes }) => dureeMinutes) ?? []),
    state: clear.etat === 'annulee' ? 'annulée' : isToSpecify(clear) ? 'à préciser' : null,
  };
}

/** To the minute when it is known, else the hour, else nothing but that it is not known. */
function hourWords(
  { entry: { clear, sealed } }: Extract<JournalEntry, { kind: 'visite' }>,
  zone: Zone,
): string {
  const instant = sealed?.instant ?? null;
  if (instant !== null) return formatHour(Temporal.Instant.from(instant).toZonedDateTimeISO(zone));
  return clear.heure === null ? 'sans heure' : `vers ${clear.heure}${NBSP}h`;
}

/** The time of all the demandes whose time is known; null when none is. */
function dureeWords(minutes: readonly (number | null)[]): string | null {
  const known = minutes.filter((each) => each !== null);
  return known.length === 0 ? null : formatDuree(known.reduce((sum, each) => sum + each, 0));
}
