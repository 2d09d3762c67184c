import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Envelope, StoredEnvelope } from '../../../shared/domain/record/envelope.ts';
import { clearSchemas } from '../../../shared/domain/record/clear-schemas.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Failure, Result } from '../../../shared/kernel/result.ts';
import { createAccesRanks } from './acces-ranks.ts';
import { judgeClock, latestDay } from './dating.ts';
import type { DatingBounds } from './dating.ts';
import { createErasedLookup, refuseErased } from './erased.ts';
import { createMonthMarks } from './month-marks.ts';
import type { LedgerFile } from './open-ledger.ts';
import { digestOfRow } from './row-digest.ts';
import { sqliteRefusal } from './sqlite-error.ts';
import { rowToEnvelope } from './stored-row.ts';

/** Writes records and nothing else; see `createAppender`. */
export type Append = (records: readonly Envelope[]) => Result<readonly StoredEnvelope[]>;

/** Stops the transaction of an append with a refusal. */
class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/**
 * The ledger’s only way in. Records of one call are written together, all or none, and are on the
 * disk when it answers. A record must carry the revision after the one kept; the very same record
 * sent again (its answer was lost) is answered again, not written twice. Each record’s day is
 * marked, and the months it is counted in, so that their count documents are looked at. A record never
 * changes collection, and an erased one never comes back. A line of the access log takes the rank after
 * the last one, or is refused: nothing ever stands between two of them. Refusals: `revision-depassee`,
 * `journal-depasse`, `efface`, `date-future`,
 * `enregistrement-invalide`, and the disk’s own.
 */
export function createAppender(ledger: LedgerFile, bounds: () => DatingBounds): Append {
  const { database } = ledger;
  const find = database.prepare('SELECT * FROM records WHERE id = ?');
  const remove = database.prepare('DELETE FROM records WHERE id = ?');
  const insert = database.prepare(
    `INSERT INTO records
       (seq, id, collection, schema, rev, local_day, held, clear, sealed, digest, born, origin_desk)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *`,
  );
  const markDay = database.prepare('INSERT OR IGNORE INTO dirty_days (day) VALUES (?)');
  const isErased = createErasedLookup(ledger);
  const ranks = createAccesRanks(ledger);
  const months = createMonthMarks(ledger);

  /** Marks the months a record is counted in, before and after it was written under `seq`. */
  const markMonths = (
    { collection, localDay, clear }: Envelope,
    kept: StoredEnvelope | null,
    seq: number,
  ) => {
    if (collection === 'visite')
      for (const day of [localDay, kept?.localDay]) if (day !== undefined) months.mark(day, seq);
    // The day of its last step is sealed: any month since it was opened.
    if (collection === 'dossier' && kept?.clear['etat'] !== clear['etat']) {
      const { expected, today } = bounds();
      const days = [localDay, kept?.localDay, expected, today]
        .filter((day) => day !== null && day !== undefined)
        .toSorted();
      months.markThrough(days[0] ?? localDay, days.at(-1) ?? localDay, seq);
    }
  };

  const write = (record: Envelope): StoredEnvelope => {
    const clear = parseClear(record);
    const sealed = record.sealed === null ? null : Buffer.from(record.sealed, 'base64');
    const row = find.get(record.id);
    const kept = row === undefined ? null : rowToEnvelope(row);
    if (kept === null && isErased(record.id)) throw new Refused(refuseErased().failure);
    if (kept !== null && isSameRecord(kept, record, sealed)) return kept;
    if (record.rev !== (kept?.rev ?? 0) + 1 || (kept ?? record).collection !== record.collection)
      throw new Refused({
        code: 'revision-depassee',
        sentence:
          'Cette entrée a changé entre-temps dans une autre fenêtre. Relisez-la, puis recommencez.',
      });
    if (record.collection === 'acces' && !(kept === null && ranks.take(record.clear)))
      throw new Refused({
        code: 'journal-depasse',
        sentence:
          'Une autre fenêtre vient d’écrire dans le journal des accès\u00a0: rien n’a été enregistré. Recommencez.',
      });
    const held = isHeld(record.localDay, clear, kept, bounds());
    if (kept !== null) {
      remove.run(record.id);
      markDay.run(kept.localDay);
    }
    const seq = ledger.nextSeq();
    const { born, origin_desk } = row === undefined ? { born: seq, origin_desk: null } : row;
    const clearText = JSON.stringify(record.clear);
    const stored = insert.get(
      seq,
      record.id,
      record.collection,
      record.schema,
      record.rev,
      record.localDay,
      held ? 1 : 0,
      clearText,
      sealed,
      digestOfRow({
        id: record.id,
        collection: record.collection,
        schema: record.schema,
        rev: record.rev,
        local_day: record.localDay,
        clear: clearText,
        sealed,
      }),
      born ?? seq,
      origin_desk ?? null,
    );
    markDay.run(record.localDay);
    markMonths(record, kept, seq);
    return rowToEnvelope(stored);
  };

  return (records) => {
    try {
      return ok(ledger.transaction(() => records.map(write)));
    } catch (error) {
      if (error instanceof Refused) return { ok: false, failure: error.failure };
      const refusal = sqliteRefusal(error);
      if (refusal) return refusal;
      throw error;
    }
  };
}

/** What the ledger reads of a clear half, whatever its collection. */
interface Clear {
  /** `horloge` for what the clock alone dates: it is never the word of a person. */
  readonly datation: 'horloge' | 'confirmee';
}

function parseClear(record: Envelope): Clear {
  const parsed = clearSchemas[record.collection].safeParse(record.clear);
  // Without a sealed half the desk was locked: only a visite may be noted then, it can only wait for
  // someone to keep it, and be new, since it would take the place of a sealed half that nothing
  // could give back.
  const waits =
    parsed.success &&
    record.collection === 'visite' &&
    'etat' in parsed.data &&
    parsed.data.etat === 'en-attente';
  const fits = record.sealed === null ? waits && record.rev === 1 : !waits && record.sealed !== '';
  if (!parsed.success || !fits)
    throw new Refused({
      code: 'enregistrement-invalide',
      sentence:
        'Cette entrée n’a pas la forme attendue\u00a0: rien n’a été enregistré. Rechargez la page, puis recommencez.',
    });
  return { datation: 'datation' in parsed.data ? parsed.data.datation : 'horloge' };
}

function isHeld(
  day: LocalDay,
  clear: Clear,
  kept: StoredEnvelope | null,
  bounds: DatingBounds,
): boolean {
  if (clear.datation === 'horloge')
    return kept === null || kept.localDay !== day
      ? judgeClock(day, bounds) !== 'plausible'
      : kept.held;
  const latest = latestDay(bounds);
  // It would be refused at the département, and make every entry until that day look too early.
  if (latest !== null && day > latest)
    throw new Refused({
      code: 'date-future',
      sentence: 'Cette date n’est pas encore arrivée. Choisissez aujourd’hui ou un jour passé.',
    });
  return false;
}

function isSameRecord(
  kept: StoredEnvelope,
  record: Envelope,
  sealed: Buffer<ArrayBuffer> | null,
): boolean {
  return (
    kept.rev === record.rev &&
    kept.collection === record.collection &&
    kept.localDay === record.localDay &&
    // As bytes: the same ones have several spellings in base64.
    kept.sealed === (sealed?.toString('base64') ?? null) &&
    JSON.stringify(kept.clear) === JSON.stringify(record.clear)
  );
}

/** The refusal of a disk that is nearly full, before anything breaks. */
export function refuseLowSpace(): Result<never> {
  return refuse(
    'espace-faible',
    'Il reste moins de 500\u00a0Mo sur le disque de ce poste\u00a0: rien n’a été enregistré. Libérez de la place (corbeille, téléchargements), puis recommencez.',
  );
}
