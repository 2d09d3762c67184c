import type { z } from 'zod';
import { accesClearSchema, accesSealedSchema } from '../../../shared/domain/acces/schema.ts';
import { addDays, instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Envelope, StoredEnvelope } from '../../../shared/domain/record/envelope.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { commit } from '../desk-session.ts';
import type { DeskSession } from '../desk-session.ts';
import { giveWay } from '../figures/give-way.ts';
import { sealEntry } from '../records/entry.ts';
import type { Entry, RecordKind } from '../records/entry.ts';
import { openIfReadable } from '../records/open-if-readable.ts';
import { readEntry } from '../records/read-entry.ts';
import { usagerKind } from '../usagers/usager-kind.ts';
import { newId } from '../visites/record-visite.ts';

type AccesSealed = z.infer<typeof accesSealedSchema>;

/** Lines of the access log as records. */
const accesKind: RecordKind<z.infer<typeof accesClearSchema>, AccesSealed> = {
  collection: 'acces',
  clear: accesClearSchema,
  sealed: accesSealedSchema,
};

/** A line of the access log. */
export type Acces = Entry<z.infer<typeof accesClearSchema>, AccesSealed>;

/** What someone did with a person’s file. */
export type GesteAcces = AccesSealed['geste'];

/** Minutes during which going back to the same file says nothing new. */
const SAME_LOOK_MINUTES = 10;

/** The gestures someone repeats while they work on one file: one line of them is enough. */
const REPEATED: readonly GesteAcces[] = ['consultation', 'modification'];

/** Days of the log that are read: it is kept twelve months. */
const LOG_DAYS = 366;

/** Lines opened before the page gets its turn. */
const SLICE = 100;

/**
 * Notes that whoever is at the desk did something with a person’s file. A consultation or a
 * modification is noted once per ten minutes. Refusals: the ledger’s own.
 */
export async function noteAcces(
  session: DeskSession,
  usager: Id,
  geste: GesteAcces,
): Promise<Result<void>> {
  const noted = await commitWithAcces(session, usager, geste, []);
  return noted.ok ? ok(undefined) : noted;
}

/**
 * Appends the records of one operation on a person’s file with the line of the log that says so, all
 * or none. Gives the records as stored, then the line when one was due.
 */
export async function commitWithAcces(
  session: DeskSession,
  usager: Id,
  geste: GesteAcces,
  records: readonly Envelope[],
): Promise<Result<readonly StoredEnvelope[]>> {
  const now = session.clock.now();
  const notes = notesBySession.get(session) ?? new Map<string, Temporal.Instant>();
  notesBySession.set(session, notes);
  const key = `${usager}|${geste}`;
  const before = notes.get(key);
  const isNoted =
    REPEATED.includes(geste) &&
    before !== undefined &&
    Math.abs(now.since(before).total('minutes')) < SAME_LOOK_MINUTES;
  const all = isNoted ? records : [...records, createLine(session, usager, geste)];
  if (all.length === 0) return ok([]);
  // From here on nothing waits: what is done twice at once is noted once.
  if (!isNoted) notes.set(key, now);
  const stored = await commit(session, all);
  if (!stored.ok && !isNoted) notes.delete(key);
  return stored;
}

/**
 * The access log of the last twelve months, latest first; of one person when `usager` is given, with
 * what was done with the files merged into theirs. `onUnreadable` hears how many lines do not open.
 */
export async function readAcces(
  session: DeskSession,
  {
    usager,
    onUnreadable,
  }: { readonly usager?: Id; readonly onUnreadable?: (lines: number) => void } = {},
): Promise<readonly Acces[]> {
  const { store } = session;
  const today = instantToLocal(session.clock.now(), session.identity.zone).day;
  const rows = await store.database.records
    .where('[collection+localDay]')
    .between(['acces', addDays(today, -LOG_DAYS)], ['acces', '\uffff'])
    .toArray();
  const asked = usager === undefined ? null : await filesOf(session, usager);
  let unreadable = 0;
  const lines: { readonly seq: number; readonly line: Acces }[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % SLICE === SLICE - 1) await giveWay('user-visible');
    const line = openIfReadable(session, accesKind, row);
    if (line === null) {
      unreadable += 1;
      continue;
    }
    if (asked?.has(line.sealed.usager) ?? true) lines.push({ seq: row.seq, line });
  }
  onUnreadable?.(unreadable);
  // In the order of the ledger: a clock may have been wrong.
  return lines.toSorted((a, b) => b.seq - a.seq).map(({ line }) => line);
}

/** The file of someone and those merged into it. */
async function filesOf(session: DeskSession, usager: Id): Promise<ReadonlySet<Id>> {
  const entry = await readEntry(session, usagerKind, usager);
  return new Set([usager, ...(entry?.sealed.fusions ?? []).map((fusion) => fusion.usager)]);
}

function createLine(session: DeskSession, usager: Id, geste: GesteAcces): Envelope {
  const now = session.clock.now();
  const localDay: LocalDay = instantToLocal(now, session.identity.zone).day;
  return sealEntry(accesKind, session.sealer, {
    id: newId(session),
    rev: 1,
    localDay,
    clear: {},
    sealed: { usager, geste, le: now.toString(), par: session.author.id },
  });
}

/** When each session last noted what; gone with it. */
const notesBySession = new WeakMap<DeskSession, Map<string, Temporal.Instant>>();
