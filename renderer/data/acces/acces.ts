import type { AccesSealed, GesteAcces } from '../../../shared/domain/acces/schema.ts';
import { checkChain } from '../../../shared/domain/acces/chain.ts';
import type { ChainVerdict } from '../../../shared/domain/acces/chain.ts';
import { addDays, instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Envelope, StoredEnvelope } from '../../../shared/domain/record/envelope.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { commit } from '../desk-session.ts';
import type { DeskSession } from '../desk-session.ts';
import { giveWay } from '../give-way.ts';
import type { Entry } from '../records/entry.ts';
import { openIfReadable } from '../records/open-if-readable.ts';
import { readEntry } from '../records/read-entry.ts';
import { usagerKind } from '../usagers/usager-kind.ts';
import { accesKind, commitLine, sha256 } from './acces-chain.ts';
import { giveMotif, motifOf } from './motifs.ts';

type AnyLine = Entry<AccesClear, AccesSealed>;
type AccesClear = ReturnType<typeof accesKind.clear.parse>;

/** A line of the access log that says what someone did with a file. */
export type Acces = Entry<AccesClear, Exclude<AccesSealed, { readonly geste: 'coupure' }>>;

/** Minutes during which going back to the same file says nothing new. */
const SAME_LOOK_MINUTES = 10;

/** The gestures someone repeats while they work on one file: one line of them is enough. */
const REPEATED: readonly GesteAcces[] = ['consultation', 'modification'];

/** Days a line of the access log is read, and kept: twelve months. */
export const LOG_DAYS = 366;

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
 * Appends the records of one operation on a person’s file with the line of the log that says so, and why
 * the file was opened when that was asked, all or none. Gives the records as stored, then the line when
 * one was due.
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
  const motif = motifOf(session, usager) ?? null;
  // Opened again for a reason that was not given before, it is noted again.
  const key = `${usager}|${geste}|${motif?.raison ?? ''}`;
  const before = notes.get(key);
  const isNoted =
    REPEATED.includes(geste) &&
    before !== undefined &&
    Math.abs(now.since(before).total('minutes')) < SAME_LOOK_MINUTES;
  if (isNoted) return records.length === 0 ? ok([]) : commit(session, records);
  // From here on nothing waits: what is done twice at once is noted once.
  notes.set(key, now);
  const stored = await commitLine(session, { usager, geste, motif }, records);
  if (!stored.ok) notes.delete(key);
  // Whoever makes a file is not asked why they open it.
  else if (geste === 'creation') giveMotif(session, usager, null);
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
  const today = instantToLocal(session.clock.now(), session.identity.zone).day;
  const { lines, unreadable } = await openLines(session, addDays(today, -LOG_DAYS));
  const asked = usager === undefined ? null : await filesOf(session, usager);
  onUnreadable?.(unreadable.length);
  return lines.filter(isAcces).filter(({ sealed }) => asked?.has(sealed.usager) ?? true);
}

/** The whole log that is kept, latest first, with what its chain says of it. Refusals: the shell’s. */
export async function readAccesChain(session: DeskSession): Promise<Result<AccesChain>> {
  const head = await session.bridge.call('acces.head', {});
  if (!head.ok) return head;
  // What was written until then is there; what comes later is for the next reading.
  await session.store.catchUp();
  const { rang } = head.value;
  const { lines, unreadable } = await openLines(session, '');
  const known = lines.filter(({ sealed }) => (sealed.maillon?.rang ?? 0) <= rang);
  const verdict = await checkChain(known, unreadable, rang, {
    digest: sha256,
    zone: session.identity.zone,
  });
  return ok({ lines: known, unreadable: unreadable.length, verdict });
}

/** The access log as its chain was followed. */
export interface AccesChain {
  readonly lines: readonly Entry<AccesClear, AccesSealed>[];
  readonly unreadable: number;
  readonly verdict: ChainVerdict;
}

/** Whether a line says what someone did; the others are checkpoints. */
export function isAcces(line: Entry<AccesClear, AccesSealed>): line is Acces {
  return line.sealed.geste !== 'coupure';
}

/** The lines since a day, latest first in the order of the ledger (a clock may have been wrong). */
async function openLines(
  session: DeskSession,
  since: LocalDay | '',
): Promise<{ readonly lines: readonly AnyLine[]; readonly unreadable: readonly number[] }> {
  const rows = await session.store.database.records
    .where('[collection+localDay]')
    .between(['acces', since], ['acces', '\uffff'])
    .toArray();
  const unreadable: number[] = [];
  const lines: AnyLine[] = [];
  for (const [index, row] of rows.toSorted((a, b) => b.seq - a.seq).entries()) {
    if (index % SLICE === SLICE - 1) await giveWay('user-visible');
    const line = openIfReadable(session, accesKind, row);
    if (line === null) unreadable.push(Number(row.clear['rang'] ?? 0));
    else lines.push(line);
  }
  return { lines, unreadable };
}

/** The file of someone and those merged into it. */
async function filesOf(session: DeskSession, usager: Id): Promise<ReadonlySet<Id>> {
  const entry = await readEntry(session, usagerKind, usager);
  return new Set([usager, ...(entry?.sealed.fusions ?? []).map((fusion) => fusion.usager)]);
}

/** When each session last noted what; gone with it. */
const notesBySession = new WeakMap<DeskSession, Map<string, Temporal.Instant>>();
