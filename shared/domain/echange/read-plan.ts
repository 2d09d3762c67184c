import type { LocalDay } from '../calendar/local-day.ts';
import type { Zone } from '../calendar/local-day.ts';
import { idSchema } from '../site/identifiers.ts';
import type { VisiteDraft } from '../visite/draft.ts';
import type {
  LineError,
  PlannedIdentity,
  PlannedSeance,
  PlannedVisite,
  PlanSummary,
  SeanceContent,
} from './planned-entry.ts';
import { createRowReader } from './read-row.ts';
import type { ReadRow, RowContext } from './read-row.ts';
import type { ClockTime } from './read-moment.ts';
import type { TextTable } from './table.ts';

/** The most demandes a visite holds. */
const MAX_DEMANDES = 20;

/** What an import would write, and what is wrong with the rest. */
export interface Plan {
  readonly summary: PlanSummary;
  readonly visites: readonly PlannedVisite[];
  readonly seances: readonly PlannedSeance[];
  readonly errors: readonly LineError[];
}

/**
 * Reads a whole file. A line is one collective session, or one visite of one demande, unless it is of
 * our own export, whose lines of one reference are one visite. An entry with a fault is left out whole, all its lines with
 * it; with `tolerant`, a word the vocabulary does not know only leaves its field empty. What the file
 * does not say stays unknown: no opérateur, thème not specified.
 */
export function readPlan(table: TextTable, context: RowContext, tolerant: boolean): Plan {
  const read = createRowReader(context);
  const groups = new Map<string, ReadRow[]>();
  const collective: ReadRow[] = [];
  const left = { nonComptees: 0, ateliers: 0, lignesEcartees: 0, motsVides: 0 };
  for (const row of table.rows) {
    const one = read(row);
    if (one.kept === 'non-comptee') left.nonComptees += 1;
    else if (one.kept === 'atelier') left.ateliers += 1;
    else if (one.kept === 'seance') collective.push(one);
    else {
      const isOwn = context.mapping.format === 'relais' && one.reference !== '';
      const key = isOwn ? `reference ${one.reference}` : `ligne ${one.line}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
  }

  const errors: LineError[] = [];
  const visites: PlannedVisite[] = [];
  const identify = createIdentifier(context.mapping.format);
  for (const rows of groups.values()) {
    const words = rows.flatMap(({ faults }) => faults.filter(({ mot }) => mot)).length;
    const faulty = rows.flatMap((row) => faultsOf(row, table.headers, context, tolerant));
    const [first] = rows;
    if (rows.length > MAX_DEMANDES && first !== undefined)
      faulty.push({
        ligne: first.line,
        colonne: null,
        sentence: `Cette visite a ${rows.length} demandes\u00a0; Relais en prend ${MAX_DEMANDES} au plus.`,
      });
    errors.push(...faulty);
    if (faulty.length > 0 || first?.localDay === undefined || first.localDay === null) {
      left.lignesEcartees += rows.length;
      continue;
    }
    left.motsVides += words;
    visites.push(toPlanned(rows, first, first.localDay, context.zone, identify));
  }
  const seances: PlannedSeance[] = [];
  for (const row of collective) {
    const faulty = faultsOf(row, table.headers, context, tolerant);
    errors.push(...faulty);
    const { localDay, reference, seance: content } = row;
    if (faulty.length > 0 || localDay === null || content === null) left.lignesEcartees += 1;
    else {
      const identity = identify(reference, () => seanceText(localDay, content));
      seances.push({ unite: 'seance', identity, localDay, content });
    }
  }
  errors.sort((a, b) => a.ligne - b.ligne);
  return { summary: summarize(table, visites, seances, errors, left), visites, seances, errors };
}

/** What is recorded of a visite, apart from what tells it from others. */
type Content = Omit<PlannedVisite, 'unite' | 'identity'>;

function faultsOf(
  { line, faults }: ReadRow,
  headers: readonly string[],
  { mapping }: RowContext,
  tolerant: boolean,
): LineError[] {
  return faults
    .filter(({ mot }) => !(mot && tolerant))
    .map(({ champ, sentence }) => ({
      ligne: line,
      colonne: champ === null ? null : (headers[mapping.champs.indexOf(champ)] ?? null),
      sentence,
    }));
}

function toPlanned(
  rows: readonly ReadRow[],
  first: ReadRow,
  localDay: LocalDay,
  zone: Zone,
  identify: ReturnType<typeof createIdentifier>,
): PlannedVisite {
  const { age, commune, premiereVenue, foyer, note, premieres } = first;
  const draft: VisiteDraft = {
    canal: first.canal ?? 'accueil-spontane',
    age,
    commune,
    premiereVenue,
    foyer,
    note,
    demandes: rows.map(({ demande }) => demande),
  };
  const heure = first.time?.hour ?? null;
  const content = {
    localDay,
    heure,
    instant: toInstant(localDay, first.time, zone),
    premieres,
    draft,
  };
  const identity = identify(first.reference, () => contentText(content));
  return { unite: 'visite', ...content, identity };
}

/**
 * Tells entries apart: by the id our own export gave; by the reference another tool gave; else by
 * what they say. The same one met again in a file is told by how many came before, so that twins stay
 * two, and the same file read again gives the same identities.
 */
function createIdentifier(format: RowContext['mapping']['format']) {
  const met = new Map<string, number>();
  return (reference: string, spell: () => string): PlannedIdentity => {
    if (format === 'relais' && idSchema.safeParse(reference).success)
      return { kind: 'reference', id: reference };
    const told = reference === '' ? `contenu ${spell()}` : `reference ${format} ${reference}`;
    const before = met.get(told) ?? 0;
    met.set(told, before + 1);
    return { kind: 'empreinte', text: `${told} ${before}` };
  };
}

/**
 * What a visite says, spelled out field by field: the order is a format, since the ids of imported
 * visites come from it.
 */
function contentText({ localDay, heure, instant, premieres, draft }: Content): string {
  return JSON.stringify([
    localDay,
    heure,
    instant,
    premieres === null ? null : [premieres.jour, premieres.mois, premieres.annee],
    draft.canal,
    draft.age,
    draft.commune,
    draft.premiereVenue,
    draft.foyer,
    draft.note,
    draft.demandes.map((demande) => [
      demande.theme,
      demande.operateur,
      demande.nature,
      demande.demarche,
      demande.dureeMinutes,
      demande.issue,
      demande.destination,
      demande.autonomie,
    ]),
  ]);
}

/** What a collective session says, spelled out: a format, as for visites. */
function seanceText(localDay: LocalDay, content: SeanceContent): string {
  const { type, theme, participants, titre, dureeMinutes } = content;
  return JSON.stringify(['seance', localDay, type, theme, participants, titre, dureeMinutes]);
}

function toInstant(day: LocalDay, time: ClockTime | null, zone: Zone): string | null {
  if (time === null || time.minute === null) return null;
  return Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: zone, plainTime: { hour: time.hour, minute: time.minute } })
    .toInstant()
    .toString();
}

function summarize(
  table: TextTable,
  visites: readonly PlannedVisite[],
  seances: readonly PlannedSeance[],
  errors: readonly LineError[],
  left: Pick<PlanSummary, 'nonComptees' | 'ateliers' | 'lignesEcartees' | 'motsVides'>,
): PlanSummary {
  let demandes = 0;
  let usagersSuivis = 0;
  let premierJour: LocalDay | null = null;
  let dernierJour: LocalDay | null = null;
  for (const { draft, premieres } of visites) {
    demandes += draft.demandes.length;
    if (premieres?.annee) usagersSuivis += 1;
  }
  for (const { localDay } of [...visites, ...seances]) {
    if (premierJour === null || localDay < premierJour) premierJour = localDay;
    if (dernierJour === null || localDay > dernierJour) dernierJour = localDay;
  }
  return {
    ...left,
    lignes: table.rows.length,
    visites: visites.length,
    demandes,
    usagersSuivis,
    seances: seances.length,
    premierJour,
    dernierJour,
    erreurs: errors.length,
  };
}
