import { liveQuery } from 'dexie';
import { addDays } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { createReferenceRdv } from '../../../shared/domain/rdv/schema.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { createId } from '../../../shared/kernel/random.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../desk-session.ts';
import { commitEntry } from '../records/commit-entry.ts';
import { readEntry } from '../records/read-entry.ts';
import { openIfReadable } from '../records/open-if-readable.ts';
import { todayAt } from '../usagers/contact.ts';
import { followCalendar, readCalendar } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { forgetTypedNames } from './forget-rdvs.ts';
import { rdvKind } from './rdv-kind.ts';
import type { RdvEntry } from './rdv-kind.ts';
import { nextRecord, standOf } from './stand.ts';
import { askBooking } from './take-rdv.ts';

/** Days after its slot that a RDV may still change. */
const STILL_CHANGES = 45;

/** The RDV of this desk that are to come, or were not long ago; older ones too from the day told. */
export async function readRdvs(
  session: DeskSession,
  depuis?: LocalDay,
): Promise<readonly RdvEntry[]> {
  const usual = addDays(todayAt(session), -STILL_CHANGES);
  const since = depuis !== undefined && depuis < usual ? depuis : usual;
  const rows = await session.store.database.records
    .where('[collection+localDay]')
    .between(['rdv', ''], ['rdv', '\uffff'])
    // Told from the clear half: those that are over are not opened.
    .filter(({ clear: { jour } }) => typeof jour === 'string' && jour >= since)
    .toArray();
  return rows.flatMap((row) => openIfReadable(session, rdvKind, row) ?? []);
}

/**
 * Writes in each record what the calendar says of it, and asks for the bookings nobody remembers. Done
 * while the desk is open, whatever the screen: a refusal must reach À faire by itself.
 */
export async function settleRdvs(session: DeskSession, calendar: Calendar): Promise<void> {
  if (!calendar.pret) return;
  const { clock, identity } = session;
  for (const entry of await readRdvs(session)) {
    const stand = standOf(entry, calendar, todayAt(session));
    if (stand.refus?.code === 'reference-prise' && stand.etat === 'refuse') {
      await askUnderAnother(session, entry);
      continue;
    }
    if (stand.aDemander) await askBooking(session, entry);
    const next = nextRecord(entry, stand, { now: clock.now(), zone: identity.zone });
    // Changed meanwhile in another window: the next reading looks at it again.
    if (next !== null) await commitEntry(session, rdvKind, next);
  }
}

/** Two desks drew the same reference: another is drawn, and nobody has to know. */
async function askUnderAnother(session: DeskSession, entry: RdvEntry): Promise<void> {
  const noted = await commitEntry(session, rdvKind, {
    ...entry,
    rev: entry.rev + 1,
    sealed: {
      ...entry.sealed,
      reference: createReferenceRdv(session.random),
      demande: idSchema.parse(createId(session.random)),
    },
  });
  if (noted.ok) await askBooking(session, noted.value);
}

/** Held by the window that writes: two windows of a desk do not settle the same RDV. */
const SETTLE_LOCK = 'relais-agenda';

/**
 * Says that a refusal was seen to: it leaves the list of what is to do. Written on the record as it is
 * by then: the calendar may have been told of the refusal before the record was.
 */
export function settleRefusal(session: DeskSession, id: Id): Promise<Result<unknown>> {
  return navigator.locks.request(SETTLE_LOCK, async () => {
    await session.store.catchUp();
    const entry = await readEntry(session, rdvKind, id);
    if (entry === null) return ok(null);
    const { clear } = entry;
    return commitEntry(session, rdvKind, {
      ...entry,
      rev: entry.rev + 1,
      clear: {
        ...clear,
        etat: clear.etat === 'en-attente' ? 'refuse' : clear.etat,
        aTraiter: null,
      },
    });
  });
}

/** Settles the RDV at each change of the calendar, until the way to stop is called. */
export function startSettling(session: DeskSession): () => void {
  let isOver = false;
  let again = false;
  let running = false;
  const run = async () => {
    again = true;
    if (running) return;
    running = true;
    try {
      while (again && !isOver) {
        again = false;
        const calendar = await readCalendar(session);
        if (!isOver)
          await navigator.locks.request(SETTLE_LOCK, () => settleRdvs(session, calendar));
      }
    } catch (error) {
      // Locked meanwhile: its key is gone.
      if (!isOver && session.store.database.isOpen()) throw error;
    } finally {
      running = false;
    }
  };
  const stop = followCalendar(session, () => void run());
  // Locked meanwhile, it is done at the next opening.
  void forgetTypedNames(session).catch(() => {});
  // A booking just noted, or one that another window noted. By their keys: a count is read again at every
  // write, each Passage included.
  const watch = liveQuery(() =>
    session.store.database.records
      .where('[collection+localDay]')
      .between(['rdv', ''], ['rdv', '\uffff'])
      .primaryKeys(),
  ).subscribe({ next: () => void run(), error: () => {} });
  return () => {
    isOver = true;
    stop();
    watch.unsubscribe();
  };
}
