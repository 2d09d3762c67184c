import { instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type {
  PlannedEntry,
  PlannedSeance,
  PlannedVisite,
} from '../../../shared/domain/echange/planned-entry.ts';
import type { ImportSealed } from '../../../shared/domain/import/schema.ts';
import type { Envelope } from '../../../shared/domain/record/envelope.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { draftToClear, sealDraft } from '../../../shared/domain/visite/draft.ts';
import { appendVersion } from '../../../shared/domain/visite/trace.ts';
import { err, ok, refuse } from '../../../shared/kernel/result.ts';
import type { Failure, Result } from '../../../shared/kernel/result.ts';
import { firstKeptDay } from '../../../shared/sync/retention.ts';
import { commit } from '../desk-session.ts';
import type { DeskSession } from '../desk-session.ts';
import { sealEntry } from '../records/entry.ts';
import { seanceKind, toRevised } from '../seances/seances.ts';
import type { Seance } from '../seances/seances.ts';
import { todayAt } from '../usagers/contact.ts';
import { newId } from '../visites/record-visite.ts';
import { sealVisite } from '../visites/visite-entry.ts';
import type { VisiteEntry } from '../visites/visite-entry.ts';
import { OUT_OF_REACH, sayRemains } from './import-remains.ts';
import { importKind, listImports } from './imports.ts';
import type { Import } from './imports.ts';
import { matchEntries } from './match-entries.ts';
import type { ImportStates, Match } from './match-entries.ts';
import { undoImport } from './undo-import.ts';

/**
 * Entries written at once: far below what an append may hold, so that someone who logs a visite
 * meanwhile waits for one batch at most.
 */
const IMPORT_BATCH = 200;

/** A file ready to be imported, and what its import keeps. */
export interface ImportJob extends Pick<
  ImportSealed,
  | 'fichier'
  | 'empreinte'
  | 'colonnes'
  | 'correspondance'
  | 'tolerant'
  | 'du'
  | 'au'
  | 'lignesEcartees'
> {
  /** How many entries the file holds, visites and collective sessions. */
  readonly total: number;
  /** Some of them, from a place on. */
  read(from: number, count: number): Promise<readonly PlannedEntry[]>;
}

/** What the work gives way to, and how it is followed and stopped. */
export interface ImportRun {
  readonly signal: AbortSignal;
  /** Told after each batch: how many entries of the file were dealt with. */
  onProgress(done: number): void;
  /** Lets the page do everything else between two batches. */
  pause(): Promise<void>;
}

/** How many entries of a unit are what to this desk. */
export interface UnitCounts {
  readonly nouvelles: number;
  readonly ramenees: number;
  readonly dejaLa: number;
}

/** How many entries of a file are what to this desk, each unit apart. */
export type ImportCounts = Readonly<Record<PlannedEntry['unite'], UnitCounts>>;

/** How an import ended. */
export type ImportOutcome =
  | { readonly kind: 'termine'; readonly counts: ImportCounts; readonly import: Import | null }
  | { readonly kind: 'interrompu' };

/** What an import would do to this desk. */
export interface ImportForecast {
  readonly counts: ImportCounts;
  /** How many days it would write in, of before those the département keeps, which begin at `depuis`. */
  readonly nonEnvoyees: { readonly jours: number; readonly depuis: LocalDay };
}

/** Counts what an import would add, without writing anything; null when it was stopped. */
export async function countMatches(
  session: DeskSession,
  job: Pick<ImportJob, 'total' | 'read'>,
  { signal, onProgress, pause }: ImportRun,
): Promise<ImportForecast | null> {
  const states = await readStates(session, null);
  const counts = blankCounts();
  const depuis = firstKeptDay(todayAt(session));
  const before = new Set<LocalDay>();
  for (let from = 0; from < job.total; from += IMPORT_BATCH) {
    if (signal.aborted) return null;
    const matches = await matchEntries(session, await job.read(from, IMPORT_BATCH), states);
    for (const { unite, kind, write } of matches) {
      counts[unite][places[kind]] += 1;
      if (write !== null && write.planned.localDay < depuis) before.add(write.planned.localDay);
    }
    onProgress(Math.min(job.total, from + IMPORT_BATCH));
    await pause();
  }
  return { counts, nonEnvoyees: { jours: before.size, depuis } };
}

/**
 * Imports a file. The record of the import goes with the first entries, as *en cours*, and is closed
 * with the last ones; nothing at all is written when every entry is there already.
 *
 * Entries count as they are written. The ledger appends by batches: writing them cancelled and
 * validating them after would double every write and be interrupted just the same. Instead, an
 * import that is stopped or refused on its way is undone before this returns; one that was cut short
 * (power, closed window) is still *en cours* at the next opening, where the desk says so until
 * someone goes on with the same file (`resumed`) or undoes it. Refusals: `autre-fichier`,
 * `autre-lecture`, `fichier-hors-de-portee` (the reader died), and the ledger’s own; each says whether
 * a part of the import is still recorded.
 */
export async function runImport(
  session: DeskSession,
  job: ImportJob,
  run: ImportRun,
  resumed: Import | null = null,
): Promise<Result<ImportOutcome>> {
  const mismatch = resumed === null ? null : judgeResumed(job, resumed);
  if (mismatch !== null) return err(sayRemains(mismatch.failure, 'partie'));
  const states = await readStates(session, resumed);
  const counts = blankCounts();
  const id = resumed?.id ?? newId(session);
  let record: Import | null = resumed;
  for (let from = 0; from < job.total; from += IMPORT_BATCH) {
    const planned = await job.read(from, IMPORT_BATCH).catch(() => null);
    if (planned === null) return withdraw(session, record, run, OUT_OF_REACH);
    const matches = await matchEntries(session, planned, states);
    for (const { unite, kind } of matches) counts[unite][places[kind]] += 1;
    const envelopes = matches.flatMap((match) => toEnvelope(session, match, id));
    const isLast = from + IMPORT_BATCH >= job.total;
    let next = record;
    if (isLast && (record !== null || envelopes.length > 0))
      next = finish(record, startRecord(session, job, id), counts);
    else if (record === null && envelopes.length > 0) next = startRecord(session, job, id);
    if (next !== null && next !== record)
      envelopes.push(sealEntry(importKind, session.sealer, next));
    const stored = envelopes.length === 0 ? ok([]) : await commit(session, envelopes);
    if (!stored.ok) return withdraw(session, record, run, stored.failure);
    record = next;
    run.onProgress(Math.min(job.total, from + IMPORT_BATCH));
    if (run.signal.aborted && !isLast) {
      const undone = record === null ? ok(record) : await undoImport(session, record, run);
      return undone.ok ? ok({ kind: 'interrompu' }) : err(sayRemains(undone.failure, 'partie'));
    }
    await run.pause();
  }
  return ok({ kind: 'termine', counts, import: record });
}

/** Undoes what an import wrote before `failure` stopped it; the refusal says whether that worked. */
async function withdraw(
  session: DeskSession,
  record: Import | null,
  run: ImportRun,
  failure: Failure,
): Promise<Result<never>> {
  const undone = record === null ? ok(record) : await undoImport(session, record, run);
  return err(sayRemains(failure, undone.ok ? 'rien' : 'partie'));
}

const places = {
  nouvelle: 'nouvelles',
  reprise: 'nouvelles',
  'a-ramener': 'ramenees',
  'deja-la': 'dejaLa',
} as const;

function blankCounts(): Record<
  PlannedEntry['unite'],
  { -readonly [K in keyof UnitCounts]: number }
> {
  const none = { nouvelles: 0, ramenees: 0, dejaLa: 0 };
  return { visite: { ...none }, seance: { ...none } };
}

/** Read otherwise, a file would give other entries beside those it gave already. */
function judgeResumed(
  { empreinte, correspondance, tolerant }: ImportJob,
  { sealed }: Import,
): ReturnType<typeof refuse> | null {
  if (empreinte !== sealed.empreinte) return refuseOtherFile(sealed.fichier);
  const before = Object.entries(sealed.correspondance);
  const same =
    tolerant === sealed.tolerant &&
    before.length === Object.keys(correspondance).length &&
    before.every(([header, champ]) => correspondance[header] === champ);
  return same
    ? null
    : refuse(
        'autre-lecture',
        'Les colonnes ne sont plus lues comme au début de cet import. Remettez-les, ou annulez l’import et recommencez-le.',
      );
}

/** The refusal of a file that is not the one an interrupted import was reading. */
export function refuseOtherFile(fichier: string): ReturnType<typeof refuse> {
  return refuse(
    'autre-fichier',
    `Ce n’est pas le fichier de l’import interrompu, «\u00a0${fichier}\u00a0», ou il a changé depuis. Choisissez le même, ou annulez cet import.`,
  );
}

async function readStates(session: DeskSession, resumed: Import | null): Promise<ImportStates> {
  // What was just written is in the page’s copy first: it is read from there.
  await session.store.apply([]);
  const imports = await listImports(session);
  return {
    annules: new Set(
      imports.filter(({ clear }) => clear.etat === 'annule').map((undone) => undone.id),
    ),
    enCours: resumed?.id ?? null,
  };
}

function toEnvelope(session: DeskSession, { id, write }: Match, lot: Id): readonly Envelope[] {
  if (write === null) return [];
  return [
    write.unite === 'seance'
      ? seanceEnvelope(session, id, write.planned, write.before, lot)
      : visiteEnvelope(session, id, write.planned, write.before, lot),
  ];
}

function seanceEnvelope(
  session: DeskSession,
  id: Id,
  { localDay, content }: PlannedSeance,
  before: Seance | null,
  lot: Id,
): Envelope {
  const { author, clock, sealer } = session;
  const { type, theme, participants, titre, dureeMinutes } = content;
  return sealEntry(
    seanceKind,
    sealer,
    before === null
      ? {
          id,
          rev: 1,
          localDay,
          clear: { type, theme, participants, etat: 'valide', datation: 'confirmee' },
          sealed: {
            titre,
            dureeMinutes,
            note: null,
            noteeLe: clock.now().toString(),
            auteur: author.id,
            lot,
            versions: [],
          },
        }
      : toRevised(session, before, { ...content, localDay, etat: 'valide', lot }),
  );
}

function visiteEnvelope(
  session: DeskSession,
  id: Id,
  { localDay, heure, instant, premieres, draft }: PlannedVisite,
  before: VisiteEntry | null,
  lot: Id,
): Envelope {
  const { author, clock, sealer } = session;
  const noteeLe = clock.now().toString();
  const sealed = sealDraft(draft, {
    instant,
    auteur: author.id,
    source: { kind: 'import', noteeLe, lot },
  });
  return sealVisite(sealer, id, (before?.rev ?? 0) + 1, {
    localDay,
    clear: {
      ...draftToClear(draft),
      heure,
      premieres,
      etat: 'valide',
      datation: 'confirmee',
    },
    sealed: {
      ...sealed,
      versions: before === null ? [] : appendVersion(before, 'retablie', noteeLe, author.id),
    },
  });
}

function startRecord(session: DeskSession, job: ImportJob, id: Id): Import {
  const { clock, identity, author } = session;
  const now = clock.now();
  const { fichier, empreinte, colonnes, correspondance, tolerant, du, au, lignesEcartees } = job;
  return {
    id,
    rev: 1,
    localDay: instantToLocal(now, identity.zone).day,
    clear: { etat: 'en-cours' },
    sealed: {
      fichier: fichier.slice(0, 255),
      empreinte,
      noteLe: now.toString(),
      auteur: author.id,
      colonnes: [...colonnes],
      correspondance,
      tolerant,
      du,
      au,
      visites: 0,
      seances: 0,
      lignesEcartees,
    },
  };
}

/** The record once every entry is in: the next revision of `before`, or the first one. */
function finish(before: Import | null, started: Import, { visite, seance }: ImportCounts): Import {
  const record = before ?? started;
  return {
    ...record,
    rev: before === null ? 1 : before.rev + 1,
    clear: { etat: 'termine' },
    sealed: {
      ...record.sealed,
      visites: visite.nouvelles + visite.ramenees,
      seances: seance.nouvelles + seance.ramenees,
      lignesEcartees: started.sealed.lignesEcartees,
    },
  };
}
