import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Creneau, Permanence } from '../../../shared/domain/permanence/schema.ts';
import type { SlotOffer } from '../../../shared/domain/rdv/judge-booking.ts';
import type { Rdv, ReferenceRdv } from '../../../shared/domain/rdv/schema.ts';
import type { SiteId } from '../../../shared/domain/site/identifiers.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { CalendarChange, PermanenceTenue } from '../../../shared/sync/calendar.ts';

/** A slot as it is kept, with the day of the recurrence it belongs to. */
export interface KeptSlot extends Omit<Creneau, 'prises'> {
  readonly origine: LocalDay;
}

/** A slot with its permanence, read or locked. */
export interface SlotWithPermanence {
  readonly slot: KeptSlot;
  readonly tenue: PermanenceTenue;
  /** Places taken by live RDV. */
  readonly prises: number;
}

/** What was done of a request that came before. */
export interface DoneRequest {
  readonly site: SiteId;
  readonly empreinte: Uint8Array;
  readonly reference: ReferenceRdv | null;
}

/** A change of slots, as it is to be kept. */
export interface SlotPlan {
  readonly added: readonly KeptSlot[];
  /** Same id, new times. */
  readonly moved: readonly KeptSlot[];
  readonly withdrawn: readonly string[];
  /** Same id and times; their number of places may have changed. */
  readonly kept: readonly KeptSlot[];
}

/** A time someone wants a room for. */
export interface Span {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/** Who takes a room. */
export type RoomTaker =
  | { readonly permanence: string; readonly reference: null }
  | { readonly permanence: null; readonly reference: string };

/** Why a room could not be had: there is none such, or someone has it from this instant. */
export type RoomRefusal = 'unknown' | { readonly takenFrom: Temporal.Instant };

/** A live RDV of a permanence, with its place. */
export interface BookedPlace extends Rdv {
  readonly place: number;
}

/**
 * One change of the calendar: all of it or nothing. Locks are taken in one order, always, so that no
 * two changes wait for each other: request, permanence, slots by id, RDV, rooms by id, numbers.
 */
export interface CalendarTransaction {
  /** Keeps a request as done, unless it was: then gives what was done. */
  claim(request: {
    readonly demande: string;
    readonly site: SiteId;
    readonly empreinte: Uint8Array;
    readonly reference: ReferenceRdv | null;
    readonly at: Temporal.Instant;
  }): Promise<DoneRequest | null>;

  /** Which slot a RDV is on, before anything is locked. */
  findSlotOf(reference: ReferenceRdv): Promise<string | null>;
  /** Locks slots, whatever their order; those that do not exist are absent. */
  lockSlots(ids: readonly string[]): Promise<ReadonlyMap<string, SlotWithPermanence>>;
  /** Locks a RDV, its slot being locked. */
  lockBooking(reference: ReferenceRdv): Promise<BookedPlace | null>;

  /** Takes the lowest free place of a locked slot; `full` or `taken-reference` otherwise. */
  insertBooking(
    rdv: Rdv,
    places: number,
    at: Temporal.Instant,
  ): Promise<'inserted' | 'full' | 'taken-reference'>;
  /**
   * Writes a locked RDV, whose `rev` grows; on another slot, or holding a place again, it takes the
   * lowest free one. False when none is free.
   */
  updateBooking(
    was: BookedPlace,
    now: Omit<Rdv, 'rev' | 'reference' | 'site'>,
    places: number,
    at: Temporal.Instant,
  ): Promise<boolean>;

  /** Locks a permanence; null when there is none. */
  lockPermanence(id: string): Promise<PermanenceTenue | null>;
  /** Adds a permanence; false when its id is known. */
  insertPermanence(tenue: PermanenceTenue, auteur: string, at: Temporal.Instant): Promise<boolean>;
  updatePermanence(tenue: PermanenceTenue, auteur: string, at: Temporal.Instant): Promise<void>;
  /** Every slot of a permanence, locked. */
  lockSlotsOf(permanence: string): Promise<readonly KeptSlot[]>;
  /** The RDV of these slots that hold a place. */
  liveBookings(slots: readonly string[]): Promise<readonly BookedPlace[]>;
  writeSlots(permanence: string, plan: SlotPlan, at: Temporal.Instant): Promise<void>;

  /** Frees what someone has from an instant on, or all of it. */
  freeRooms(taker: RoomTaker, from: Temporal.Instant | null): Promise<void>;
  /** Takes a named room of a platform for all these times, or none of them. */
  takeRoom(
    site: SiteId,
    salle: string,
    spans: readonly Span[],
    taker: RoomTaker,
  ): Promise<RoomRefusal | null>;
  /** Takes a free booth of a platform; true as well when it has none to take. */
  takeBooth(site: SiteId, span: Span, taker: RoomTaker): Promise<boolean>;

  /** Tells the desks of these platforms (null: all) once everything is kept. */
  notify(sites: readonly SiteId[] | null): Promise<void>;
}

/** What a platform reads of the calendar. */
export interface CalendarPage {
  readonly origine: string | null;
  readonly dernier: number;
  readonly changements: readonly CalendarChange[];
}

/** A notice of change, from whichever process made it. */
export interface CalendarNotice {
  readonly numero: number;
  readonly sites: readonly string[] | null;
}

/** The calendar of one département. */
export interface CalendarStore {
  /** Runs one change: kept when it gives a value, undone when it gives a refusal or throws. */
  change<T, F>(
    at: Temporal.Instant,
    work: (transaction: CalendarTransaction) => Promise<Result<T, F>>,
  ): Promise<Result<T, F>>;

  /**
   * What a request asks for, and what was done of it before, both at one moment: when it is what has just
   * filled the slot, that is seen with it.
   */
  readAsked(request: { readonly demande: string; readonly creneau: string }): Promise<{
    readonly found: SlotWithPermanence | null;
    readonly done: DoneRequest | null;
  }>;
  readSlot(id: string): Promise<SlotWithPermanence | null>;
  readBooking(reference: ReferenceRdv): Promise<Rdv | null>;
  /** Slots of a partner with a place left, from the nearest to an instant; no more than `limit`. */
  freeSlotsNear(query: {
    readonly organisme: Permanence['organisme'];
    readonly near: Temporal.Instant;
    readonly after: Temporal.Instant;
    readonly except: string;
    readonly limit: number;
  }): Promise<readonly SlotOffer[]>;

  /** What concerns a platform after a number; nothing of slots that ended before `since`. */
  feed(query: {
    readonly site: SiteId;
    readonly depuis: number;
    readonly since: Temporal.Instant;
    readonly limit: number;
  }): Promise<CalendarPage>;
  /** What tells a number of this log from the same number of a restored one. */
  mark(numero: number): Promise<string>;

  /** Erases the RDV of slots that ended before, once counted; gives how many. */
  countAndErase(before: Temporal.Instant): Promise<number>;

  /** Hears every change until closed, whichever process makes it. */
  listen(heard: (notice: CalendarNotice) => void): Promise<{ close(): Promise<void> }>;
}
