import type { LocalDay, Zone } from '../calendar/local-day.ts';
import type { CommuneIndex } from '../commune/commune-index.ts';
import { blankDemande } from '../visite/draft.ts';
import type { DemandeDraft } from '../visite/draft.ts';
import type { VisiteClear } from '../visite/schema.ts';
import type { Canal } from '../vocabulary/canal.ts';
import type { Age } from '../vocabulary/demande-details.ts';
import { seanceTypeLabels } from '../vocabulary/seance-type.ts';
import { UNSPECIFIED_THEME } from '../vocabulary/theme.ts';
import type { Champ } from './champ.ts';
import { isCoopOtherAge, isCoopWorkshop, readCoopCanal, readCoopTheme } from './coop-words.ts';
import { fromInert } from './inert.ts';
import type { Mapping } from './mapping.ts';
import { readCommune } from './read-commune.ts';
import {
  readAge,
  readCounted,
  readDuree,
  readFoyer,
  readParticipants,
  readPremieres,
  readTypeSeance,
  readWord,
  readYesNo,
} from './read-details.ts';
import { readMoment, readTime } from './read-moment.ts';
import type { ClockTime } from './read-moment.ts';
import { read, unreadable } from './reading.ts';
import type { Reading } from './reading.ts';
import type { SeanceContent } from './planned-entry.ts';
import type { TextRow } from './table.ts';
import {
  readAutonomie,
  readCanal,
  readDemarcheName,
  readIssue,
  readNature,
  readOperateur,
  readTheme,
} from './words.ts';

/** What rows are read with. */
export interface RowContext {
  readonly mapping: Mapping;
  readonly zone: Zone;
  /** The last day an entry may bear. */
  readonly today: LocalDay;
  readonly communes: CommuneIndex;
}

/** What is wrong in one cell; `mot` when it is only an unknown word. */
export interface CellFault {
  readonly champ: Champ | null;
  readonly sentence: string;
  readonly mot: boolean;
}

/** One row once read: a demande, and what it says of its visite; or a collective session. */
export interface ReadRow {
  readonly line: number;
  /** `seance` for a line that is a collective session, whose `reference` is then its own. */
  readonly kept: 'oui' | 'seance' | 'non-comptee' | 'atelier';
  readonly reference: string;
  readonly localDay: LocalDay | null;
  readonly time: ClockTime | null;
  readonly canal: Canal | null;
  readonly age: Age | null;
  readonly commune: string | null;
  readonly premiereVenue: boolean | null;
  readonly foyer: number | null;
  readonly note: string | null;
  readonly premieres: VisiteClear['premieres'];
  readonly demande: DemandeDraft;
  /** What the line says of its collective session; null for a visite, or when it cannot be read. */
  readonly seance: SeanceContent | null;
  readonly faults: readonly CellFault[];
}

/** Gives the reader of the rows of one file. Cells seen before are not read again. */
export function createRowReader({ mapping, zone, today, communes }: RowContext) {
  const { format, champs } = mapping;
  const columns = new Map<Champ, number>();
  champs.forEach((champ, index) => champ !== null && columns.set(champ, index));
  const seen = new Map<string, Reading<unknown>>();
  const isCoop = format === 'coop';

  return (row: TextRow): ReadRow => {
    const faults: CellFault[] = [];
    const cell = (champ: Champ): string => {
      const index = columns.get(champ);
      const text = index === undefined ? '' : (row.cells[index] ?? '');
      return format === 'relais' ? fromInert(text) : text;
    };
    const take = <T>(
      champ: Champ,
      readCell: (text: string) => Reading<T>,
      beside: string = '',
    ): T | null => {
      const text = cell(champ);
      const key = `${champ}\n${text}\n${beside}`;
      const reading = (seen.get(key) as Reading<T> | undefined) ?? readCell(text);
      seen.set(key, reading);
      if (reading.ok) return reading.value;
      faults.push({ champ, sentence: reading.sentence, mot: reading.mot });
      return null;
    };

    if (row.cells.slice(champs.length).some((text) => text.trim() !== ''))
      faults.push({
        champ: null,
        sentence: 'Cette ligne a plus de cellules que la ligne des titres.',
        mot: false,
      });
    if (isCoop && isCoopWorkshop(cell('type'))) return blankRow(row.line, 'atelier');
    if (take('etat', readCounted) === false) return blankRow(row.line, 'non-comptee');

    const moment = take('date', (text) => readMoment(text, zone, today));
    if (cell('date').trim() === '')
      faults.push({ champ: 'date', sentence: 'La date manque.', mot: false });
    const time = take('heure', readTime) ?? moment?.time ?? null;
    const theme = take('theme', (text) =>
      isCoop ? readCoopTheme(text) : readWord(text, readTheme, 'un thème'),
    );
    if (cell('seance').trim() !== '' || cell('typeSeance').trim() !== '') {
      const type = take('typeSeance', readTypeSeance);
      const participants = take('participants', readParticipants);
      const titre = take('titreSeance', (text) => readText(text, 200));
      const dureeMinutes = take('duree', readDuree);
      const said = { theme: theme ?? UNSPECIFIED_THEME, dureeMinutes };
      return {
        ...blankRow(row.line, 'seance'),
        reference: cell('seance').trim(),
        localDay: moment?.day ?? null,
        seance:
          type === null || participants === null
            ? null
            : { ...said, type, participants, titre: titre ?? seanceTypeLabels[type] },
        faults,
      };
    }
    const oriente = take('oriente', readYesNo);
    return {
      line: row.line,
      kept: 'oui',
      reference: cell('reference').trim(),
      localDay: moment?.day ?? null,
      time,
      canal: take('canal', (text) =>
        isCoop ? readCoopCanal(text) : readWord(text, readCanal, 'un canal'),
      ),
      age: take('age', (text) =>
        isCoop && isCoopOtherAge(text) ? read<Age>(null) : readAge(text),
      ),
      commune: take(
        'commune',
        (text) => readCommune(text, cell('codePostal'), communes),
        cell('codePostal'),
      ),
      premiereVenue: take('premiereVenue', readYesNo),
      foyer: take('foyer', readFoyer),
      note: take('note', (text) => readText(text, 4000)),
      premieres: take('usagerSuivi', readPremieres),
      demande: {
        ...blankDemande,
        theme: theme === UNSPECIFIED_THEME ? null : theme,
        operateur: take('operateur', (text) => readWord(text, readOperateur, 'un opérateur')),
        nature: take('nature', (text) => readWord(text, readNature, 'une nature d’aide')),
        demarche: take('demarche', (text) => readDemarche(text, format)),
        dureeMinutes: take('duree', readDuree),
        issue:
          take('issue', (text) => readWord(text, readIssue, 'une issue')) ??
          (oriente === true ? 'oriente' : null),
        destination: take('destination', (text) => readText(text, 200)),
        autonomie: take('autonomie', (text) =>
          readWord(text, readAutonomie, 'un niveau d’autonomie'),
        ),
      },
      seance: null,
      faults,
    };
  };
}

function blankRow(line: number, kept: Exclude<ReadRow['kept'], 'oui'>): ReadRow {
  return {
    line,
    kept,
    reference: '',
    localDay: null,
    time: null,
    canal: null,
    age: null,
    commune: null,
    premiereVenue: null,
    foyer: null,
    note: null,
    premieres: null,
    demande: blankDemande,
    seance: null,
    faults: [],
  };
}

function readText(text: string, most: number): Reading<string> {
  const typed = text.trim();
  if (typed === '') return read<string>(null);
  return typed.length > most
    ? unreadable(`Ce texte a plus de ${most} caractères\u00a0: raccourcissez-le.`)
    : read(typed);
}

/** A démarche of the catalogue: by its code, whatever the version that wrote it, or by a name. */
function readDemarche(text: string, format: Mapping['format']): Reading<string> {
  const typed = text.trim();
  if (typed === '') return read<string>(null);
  if (format === 'relais' && /^[a-z0-9-]{1,60}$/.test(typed)) return read(typed);
  return readWord(typed, readDemarcheName, 'une démarche');
}
