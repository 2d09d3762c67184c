import { accesClearSchema, accesSealedSchema } from '../../../shared/domain/acces/schema.ts';
import type { AccesSealed, Maillon } from '../../../shared/domain/acces/schema.ts';
import { NOTHING_BEFORE, textOfLine } from '../../../shared/domain/acces/chain.ts';
import type { Digest } from '../../../shared/domain/acces/chain.ts';
import { instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import type { Envelope, StoredEnvelope } from '../../../shared/domain/record/envelope.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { commit } from '../desk-session.ts';
import type { DeskSession } from '../desk-session.ts';
import { sealEntry } from '../records/entry.ts';
import type { Entry, RecordKind } from '../records/entry.ts';
import { openIfReadable } from '../records/open-if-readable.ts';
import type { StoredRow } from '../store/desk-database.ts';
import { newId } from '../visites/record-visite.ts';

type AccesClear = ReturnType<typeof accesClearSchema.parse>;

/** Lines of the access log as records. */
export const accesKind: RecordKind<AccesClear, AccesSealed> = {
  collection: 'acces',
  clear: accesClearSchema,
  sealed: accesSealedSchema,
};

/** What a line says, before its author, its moment and its place in the chain. */
type LineContent = AccesSealed extends infer Line
  ? Line extends AccesSealed
    ? Omit<Line, 'maillon' | 'le' | 'par'>
    : never
  : never;

/** Times a line is written on what another window has just written. */
const TRIES = 6;

/** The SHA-256 of a text, in hexadecimal. */
export const sha256: Digest = async (text) => {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** The last line a window knows of: what the next one follows. */
interface Head {
  readonly rang: number;
  readonly empreinte: string;
}

/** What each session last knew, and the line under way; gone with it. */
const chains = new WeakMap<DeskSession, { head: Head | null; turn: Promise<unknown> }>();

/**
 * Appends records with the line of the access log that says so, all or none, at the end of the chain:
 * one at a time in this window, and again on top of another window’s when it was faster. Gives the
 * records as stored, the line last. Refusals: the ledger’s own.
 */
export function commitLine(
  session: DeskSession,
  content: LineContent,
  records: readonly Envelope[] = [],
): Promise<Result<readonly StoredEnvelope[]>> {
  const chain = chains.get(session) ?? { head: null, turn: Promise.resolve() };
  chains.set(session, chain);
  const write = async (): Promise<Result<readonly StoredEnvelope[]>> => {
    for (let tries = 1; ; tries += 1) {
      const head = chain.head === null ? await readHead(session) : ok(chain.head);
      if (!head.ok) return head;
      const line = toLine(session, content, head.value);
      const next = { rang: head.value.rang + 1, empreinte: await digestOf(line) };
      const stored = await commit(session, [
        ...records,
        sealEntry(accesKind, session.sealer, line),
      ]);
      // Refused or unanswered: nobody knows what the last line is.
      chain.head = stored.ok ? next : null;
      if (stored.ok || stored.failure.code !== 'journal-depasse' || tries === TRIES) return stored;
    }
  };
  const written = chain.turn.then(write, write);
  chain.turn = written;
  return written;
}

/** The last line as the ledger has it. One that does not open leaves the next without a former. */
async function readHead(session: DeskSession): Promise<Result<Head>> {
  const answer = await session.bridge.call('acces.head', {});
  if (!answer.ok) return answer;
  const { rang } = answer.value;
  if (rang === 0) return ok({ rang, empreinte: NOTHING_BEFORE });
  let row = await findRank(session, rang);
  if (row === null) {
    await session.store.catchUp();
    row = await findRank(session, rang);
  }
  const line = row && openIfReadable(session, accesKind, row);
  return ok({ rang, empreinte: line === null ? NOTHING_BEFORE : await digestOf(line) });
}

async function findRank({ store }: DeskSession, rang: number): Promise<StoredRow | null> {
  const lines = store.database.records
    .where('[collection+localDay]')
    .between(['acces', ''], ['acces', '\uffff']);
  return (
    (await lines
      .reverse()
      .filter(({ clear }) => clear['rang'] === rang)
      .first()) ?? null
  );
}

function toLine(
  session: DeskSession,
  content: LineContent,
  { rang: last, empreinte }: Head,
): Entry<AccesClear, AccesSealed> {
  const now = session.clock.now();
  const rang = last + 1;
  const maillon: Maillon = { rang, precedent: empreinte };
  return {
    id: newId(session),
    rev: 1,
    localDay: instantToLocal(now, session.identity.zone).day,
    clear: content.geste === 'coupure' ? { rang, coupe: content.coupure.rang } : { rang },
    sealed: { ...content, le: now.toString(), par: session.author.id, maillon },
  };
}

async function digestOf(line: Entry<AccesClear, AccesSealed>): Promise<string> {
  const text = textOfLine(line);
  // A line of before the chain is not followed by anything of it.
  return text === null ? NOTHING_BEFORE : sha256(text);
}
