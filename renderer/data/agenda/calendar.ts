import { useSyncExternalStore } from 'react';
import type { z } from 'zod';
import type { Creneau, Permanence, Vacances } from '../../../shared/domain/permanence/schema.ts';
import type { Offer } from '../../../shared/domain/rdv/find-slots.ts';
import type { Rdv } from '../../../shared/domain/rdv/schema.ts';
import { demandeTenueSchema, MAX_CALENDAR_PULL } from '../../../shared/ipc/agenda.ts';
import type { CalendarLine, DemandeTenue } from '../../../shared/ipc/agenda.ts';
import { calendarContentSchemas } from '../../../shared/sync/calendar.ts';
import type { PermanenceTenue } from '../../../shared/sync/calendar.ts';
import type { DeskSession } from '../desk-session.ts';
import { giveWay } from '../give-way.ts';

type Salle = z.infer<typeof calendarContentSchemas.salle>;

/**
 * The shared calendar as the host holds it, in memory. `rdvs` are what the département said, by
 * reference: whatever is in it, and nothing else, is confirmed. `demandes` are this desk’s requests, by
 * reference, in order. `pret` is false until all of it was read once. A value never changes: another
 * one takes its place.
 */
export interface Calendar {
  readonly pret: boolean;
  readonly line: CalendarLine | null;
  readonly permanences: ReadonlyMap<string, PermanenceTenue>;
  readonly creneaux: ReadonlyMap<string, Creneau>;
  readonly rdvs: ReadonlyMap<string, Rdv>;
  readonly salles: ReadonlyMap<string, Salle>;
  readonly vacances: ReadonlyMap<string, Vacances>;
  readonly demandes: ReadonlyMap<string, readonly DemandeTenue[]>;
  /**
   * Slots with their permanence, whatever is free: what a search looks through. A place this desk has
   * asked for is taken, so that nobody else is promised it while the département has not answered.
   */
  readonly offers: readonly Offer[];
  /** Things of a newer département, which this version does not read. */
  readonly nonLus: number;
}

const nothing: Calendar = {
  pret: false,
  line: null,
  permanences: new Map(),
  creneaux: new Map(),
  rdvs: new Map(),
  salles: new Map(),
  vacances: new Map(),
  demandes: new Map(),
  offers: [],
  nonLus: 0,
};

/** Reads the calendar of an open desk, then follows it. */
interface CalendarKeeper {
  readonly current: () => Calendar;
  readonly subscribe: (listener: () => void) => () => void;
  /** The value once what the host holds now was read. */
  readonly follow: () => Promise<Calendar>;
}

/** The calendar, for a screen. */
export function useCalendar(session: DeskSession): Calendar {
  const keeper = keeperOf(session);
  return useSyncExternalStore(keeper.subscribe, keeper.current);
}

/** The calendar with everything the host holds now. */
export function readCalendar(session: DeskSession): Promise<Calendar> {
  return keeperOf(session).follow();
}

/** Calls back each time the calendar changes; gives the way to stop. */
export function followCalendar(
  session: DeskSession,
  listener: (calendar: Calendar) => void,
): () => void {
  const keeper = keeperOf(session);
  return keeper.subscribe(() => listener(keeper.current()));
}

function keeperOf(session: DeskSession): CalendarKeeper {
  const keeper = keepers.get(session) ?? createKeeper(session);
  keepers.set(session, keeper);
  return keeper;
}

/** One a session, gone with it. */
const keepers = new WeakMap<DeskSession, CalendarKeeper>();

function createKeeper({ bridge }: DeskSession): CalendarKeeper {
  const listeners = new Set<() => void>();
  const maps = createMaps();
  let copie: string | null = null;
  let seq = 0;
  let current = nothing;
  /** Whether something was read that `current` does not say. */
  let changed = false;
  let work: Promise<void> | null = null;
  let again = false;

  const readOn = async () => {
    do {
      again = false;
      for (;;) {
        const page = await bridge.call('calendar.pull', {
          afterSeq: seq,
          limit: MAX_CALENDAR_PULL,
          ...(copie === null ? {} : { copie: copie as never }),
        });
        // The shell does not answer: the next event, or the link found again, reads on.
        if (!page.ok) return;
        const { value } = page;
        if (value.copie !== copie) {
          maps.clear();
          copie = value.copie;
          changed = true;
        }
        value.changements.forEach(maps.place);
        changed ||= value.changements.length > 0;
        seq = value.throughSeq;
        if (seq >= value.seq) {
          // Whoever follows the calendar may read it again: told of nothing, nobody would ever rest.
          if (changed || !isSameLine(current.line, value.line)) {
            current = { pret: true, line: value.line, ...maps.publish() };
            changed = false;
            listeners.forEach((listener) => listener());
          }
          break;
        }
        await giveWay('user-visible');
      }
    } while (again);
  };

  const run = (): Promise<void> => {
    again = true;
    work ??= readOn().finally(() => {
      work = null;
    });
    return work;
  };

  bridge.subscribe(({ event }) => {
    if (event === 'calendar.changed' || event === 'link.found') void run();
  });
  void run();
  return {
    current: () => current,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    follow: async () => {
      await run();
      return current;
    },
  };
}

function isSameLine(known: CalendarLine | null, said: CalendarLine): boolean {
  return (
    known !== null &&
    known.ligne === said.ligne &&
    known.recuLe === said.recuLe &&
    known.sentence === said.sentence
  );
}

interface Change {
  readonly genre: string;
  readonly id: string;
  readonly contenu: Record<string, unknown> | null;
}

/** What is read so far, thing by thing; `publish` gives it whole. */
function createMaps() {
  const things = {
    permanence: new Map<string, PermanenceTenue>(),
    creneau: new Map<string, Creneau>(),
    rdv: new Map<string, Rdv>(),
    salle: new Map<string, Salle>(),
    vacances: new Map<string, Vacances>(),
  };
  const demandes = new Map<string, DemandeTenue>();
  const unread = new Set<string>();

  const placeIn = <T>(
    map: Map<string, T>,
    { genre, id, contenu }: Change,
    read: (value: unknown) => { readonly success: boolean; readonly data?: T | undefined },
  ) => {
    const key = `${genre} ${id}`;
    unread.delete(key);
    if (contenu === null) {
      map.delete(id);
      return;
    }
    const parsed = read(contenu);
    if (parsed.success && parsed.data !== undefined) map.set(id, parsed.data);
    else {
      // What it was before is not what it is: nothing is offered that is not understood.
      map.delete(id);
      unread.add(key);
    }
  };

  return {
    clear: () => {
      Object.values(things).forEach((map) => map.clear());
      demandes.clear();
      unread.clear();
    },
    place: (change: Change) => {
      const { permanence, creneau, rdv, salle, vacances } = calendarContentSchemas;
      switch (change.genre) {
        case 'permanence':
          return placeIn(things.permanence, change, (value) => permanence.safeParse(value));
        case 'creneau':
          return placeIn(things.creneau, change, (value) => creneau.safeParse(value));
        case 'rdv':
          return placeIn(things.rdv, change, (value) => rdv.safeParse(value));
        case 'salle':
          return placeIn(things.salle, change, (value) => salle.safeParse(value));
        case 'vacances':
          return placeIn(things.vacances, change, (value) => vacances.safeParse(value));
        case 'demande':
          return placeIn(demandes, change, (value) => demandeTenueSchema.safeParse(value));
        default:
          unread.add(`${change.genre} ${change.id}`);
      }
    },
    publish: (): Omit<Calendar, 'pret' | 'line'> => {
      const permanences = new Map(things.permanence);
      const asked = askedPlaces(demandes.values());
      const offers: Offer[] = [];
      for (const creneau of things.creneau.values()) {
        const held = permanences.get(creneau.permanence);
        if (held === undefined || held.etat !== 'active') continue;
        const prises = Math.min(creneau.places, creneau.prises + (asked.get(creneau.id) ?? 0));
        offers.push({ creneau: { ...creneau, prises }, permanence: held.permanence });
      }
      return {
        permanences,
        creneaux: new Map(things.creneau),
        rdvs: new Map(things.rdv),
        salles: new Map(things.salle),
        vacances: new Map(things.vacances),
        demandes: Map.groupBy(demandes.values(), ({ souhait }) => souhait.reference),
        offers,
        nonLus: unread.size,
      };
    },
  };
}

/** Places asked for and not answered, by slot. */
function askedPlaces(demandes: Iterable<DemandeTenue>): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const { etat, souhait } of demandes)
    if (etat === 'attend' && (souhait.genre === 'reserver' || souhait.genre === 'deplacer'))
      places.set(souhait.creneau, (places.get(souhait.creneau) ?? 0) + 1);
  return places;
}

/** A permanence, by the slot it is held in; null when the calendar has let go of it. */
export function permanenceOf(
  { permanences }: Pick<Calendar, 'permanences'>,
  creneau: Pick<Creneau, 'permanence'>,
): Permanence | null {
  return permanences.get(creneau.permanence)?.permanence ?? null;
}
