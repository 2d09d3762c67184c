import { instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { startLaps, stopLaps } from '../../../shared/domain/presence/laps.ts';
import {
  presenceClearSchema,
  presenceSealedSchema,
} from '../../../shared/domain/presence/schema.ts';
import type { PresenceClear, PresenceSealed } from '../../../shared/domain/presence/schema.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { Envelope } from '../../../shared/domain/record/envelope.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../desk-session.ts';
import { commitEntry } from '../records/commit-entry.ts';
import { openEntry, sealEntry } from '../records/entry.ts';
import type { Entry, RecordKind } from '../records/entry.ts';
import { newId } from '../visites/record-visite.ts';

/** Presences as records. */
export const presenceKind: RecordKind<PresenceClear, PresenceSealed> = {
  collection: 'presence',
  clear: presenceClearSchema,
  sealed: presenceSealedSchema,
};

/** Someone at the platform now. */
export type Presence = Entry<PresenceClear, PresenceSealed>;

/** Numbers are short enough to be read from across the room. */
const MAX_NUMBER = 999;

/** What an arrival says of itself. */
export type Arrival = Pick<PresenceSealed, 'motif' | 'langue'>;

/** Held by the window that gives a number: two arrivals never share one, whatever their windows. */
const NUMBER_LOCK = 'relais-numero';

/**
 * Puts someone in the waiting list, with the next number of the day when `numbered`. Numbers start
 * again at 1 each day and after 999.
 */
export function addToQueue(
  session: DeskSession,
  arrival: Arrival,
  numbered: boolean,
): Promise<Result<Presence>> {
  if (!numbered) return queue(session, arrival, false);
  return navigator.locks.request(NUMBER_LOCK, async () => {
    const queued = await queue(session, arrival, true);
    // Whoever comes next counts this one: it is in the copy all windows read.
    await session.store.apply([]);
    return queued;
  });
}

async function queue(
  session: DeskSession,
  arrival: Arrival,
  numbered: boolean,
): Promise<Result<Presence>> {
  const now = session.clock.now();
  const { day } = instantToLocal(now, session.identity.zone);
  return commitEntry(session, presenceKind, {
    id: newId(session),
    rev: 1,
    localDay: day,
    clear: { etat: 'attend' },
    sealed: {
      ...arrival,
      numero: numbered ? await nextNumber(session, day) : null,
      arrivee: now.toString(),
      laps: [],
      auteur: null,
      visite: null,
    },
  });
}

/** Receives someone who was not waiting: the clock of the visite starts now. */
export function startVisite(session: DeskSession): Promise<Result<Presence>> {
  const now = session.clock.now();
  return commitEntry(session, presenceKind, {
    id: newId(session),
    rev: 1,
    localDay: instantToLocal(now, session.identity.zone).day,
    clear: { etat: 'en-cours' },
    sealed: {
      motif: { themeDeVie: null, texte: null },
      langue: null,
      numero: null,
      arrivee: now.toString(),
      laps: [...startLaps([], now)],
      auteur: session.author.id,
      visite: null,
    },
  });
}

/** Receives someone who waits, or goes on after a pause: the clock runs from now. */
export function receive(session: DeskSession, presence: Presence): Promise<Result<Presence>> {
  const laps = [...startLaps(presence.sealed.laps, session.clock.now())];
  return revise(session, presence, { etat: 'en-cours' }, { laps, auteur: session.author.id });
}

/** Stops the clock of a visite while something else is done. */
export function pause(session: DeskSession, presence: Presence): Promise<Result<Presence>> {
  const laps = [...stopLaps(presence.sealed.laps, session.clock.now())];
  return revise(session, presence, presence.clear, { laps });
}

/** Takes someone out of the list without a visite: gone, or there by mistake. */
export function letGo(session: DeskSession, presence: Presence): Promise<Result<Presence>> {
  const laps = [...stopLaps(presence.sealed.laps, session.clock.now())];
  return revise(session, presence, { etat: 'partie' }, { laps });
}

/** Puts back someone taken out of the list by mistake. */
export function bringBack(session: DeskSession, presence: Presence): Promise<Result<Presence>> {
  const etat = presence.sealed.laps.length === 0 ? 'attend' : 'en-cours';
  return revise(session, presence, { etat }, {});
}

/** The record that ends a presence in a visite, to be appended with that visite. */
export function endInVisite(session: DeskSession, presence: Presence, visite: Id): Envelope {
  const laps = [...stopLaps(presence.sealed.laps, session.clock.now())];
  return sealEntry(presenceKind, session.sealer, {
    ...presence,
    rev: presence.rev + 1,
    clear: { etat: 'terminee' },
    sealed: {
      ...presence.sealed,
      laps,
      visite,
      auteur: presence.sealed.auteur ?? session.author.id,
    },
  });
}

function revise(
  session: DeskSession,
  presence: Presence,
  clear: PresenceClear,
  change: Partial<PresenceSealed>,
): Promise<Result<Presence>> {
  return commitEntry(session, presenceKind, {
    ...presence,
    rev: presence.rev + 1,
    clear,
    sealed: { ...presence.sealed, ...change },
  });
}

async function nextNumber({ store, sealer }: DeskSession, day: LocalDay): Promise<number> {
  const rows = await store.database.records
    .where('[collection+localDay]')
    .equals(['presence', day])
    .toArray();
  const kept = rows.filter((row) => openEntry(presenceKind, sealer, row).sealed.numero !== null);
  return (kept.length % MAX_NUMBER) + 1;
}
