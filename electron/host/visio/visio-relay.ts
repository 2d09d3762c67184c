import { timingSafeEqual } from 'node:crypto';
import type { Appel, DeskMessage, Ordre, PageMessage } from '../../../shared/visio/appel.ts';
import { pageMessageSchema } from '../../../shared/visio/appel.ts';
import type { Random } from '../../../shared/kernel/random.ts';

/** How long a call outlives its page, in milliseconds: long enough to load it again, no longer. */
export const PAGE_GRACE = 8_000;

/** The most messages of one page in a minute: a script gone wild must not flood the desk. */
export const MAX_MESSAGES = 600;

/** The most threads one page may hold open. */
const MAX_LISTENERS = 4;

/** What the relay takes from the outside world. */
export interface VisioRelayDeps {
  readonly random: Random;
  /** Tells the desk what the page says, then that the call is over. */
  readonly onMessage: (message: PageMessage) => void;
  readonly schedule: (milliseconds: number, task: () => void) => () => void;
}

/**
 * Carries messages between the desk and the one call page, which share nothing: no window, no origin,
 * no cookie. One call at a time, known by a token that dies with it.
 */
export interface VisioRelay {
  /** Starts a call, ending the one there was; gives its token. */
  open(appel: Appel): string;
  /** The call of a token; null when it is over, or never was. */
  find(token: string): Appel | null;
  /** Whether someone in the booth has agreed to camera and microphone for the call under way. */
  hasAgreed(): boolean;
  /** Takes what the page says; false when it is no message, or no call. */
  hear(token: string, message: unknown): boolean;
  /** Follows what is said to the page, its call first; null when it is over. */
  listen(token: string, listener: Listener): (() => void) | null;
  /** Passes an order of the desk on; false when there is no call. */
  say(ordre: Ordre): boolean;
  /** Ends the call under way, if any: its page is told to close. */
  close(): void;
}

/** Hears each message, then null: there will be no other. */
export type Listener = (message: DeskMessage | null) => void;

interface Call {
  readonly token: string;
  readonly appel: Appel;
  readonly listeners: Set<Listener>;
  agreed: boolean;
  heard: number;
  callOff: () => void;
}

/** Makes the relay of a desk. */
export function createVisioRelay({ random, onMessage, schedule }: VisioRelayDeps): VisioRelay {
  let current: Call | null = null;
  const withToken = (token: string): Call | null =>
    current !== null && isSame(current.token, token) ? current : null;
  const end = (call: Call): void => {
    if (current !== call) return;
    current = null;
    call.callOff();
    for (const listener of call.listeners) listener({ kind: 'fermer' });
    for (const listener of call.listeners) listener(null);
    call.listeners.clear();
  };
  /** Its page went away without a word: closed by hand, or dead. */
  const endAlone = (call: Call): void => {
    if (current !== call || call.listeners.size > 0) return;
    end(call);
    onMessage({ kind: 'fin' });
  };

  return {
    open: (appel) => {
      if (current !== null) end(current);
      const token = Buffer.from(random.bytes(32)).toString('base64url');
      const call: Call = {
        token,
        appel,
        listeners: new Set(),
        agreed: false,
        heard: 0,
        callOff: () => {},
      };
      current = call;
      // A window that never opened leaves no call behind.
      call.callOff = schedule(PAGE_GRACE * 4, () => endAlone(call));
      return token;
    },
    find: (token) => withToken(token)?.appel ?? null,
    hasAgreed: () => current?.agreed ?? false,
    hear: (token, message) => {
      const call = withToken(token);
      if (call === null) return false;
      const parsed = pageMessageSchema.safeParse(message);
      if (!parsed.success) return false;
      call.heard += 1;
      if (call.heard === 1) resetEachMinute(call, schedule, () => current === call);
      if (call.heard > MAX_MESSAGES) return false;
      if (parsed.data.kind === 'accord') call.agreed = true;
      onMessage(parsed.data);
      if (parsed.data.kind === 'fin') end(call);
      return true;
    },
    listen: (token, listener) => {
      const call = withToken(token);
      if (call === null || call.listeners.size >= MAX_LISTENERS) return null;
      call.callOff();
      call.listeners.add(listener);
      listener({ kind: 'appel', appel: call.appel });
      return () => {
        call.listeners.delete(listener);
        if (current !== call || call.listeners.size > 0) return;
        call.callOff();
        call.callOff = schedule(PAGE_GRACE, () => endAlone(call));
      };
    },
    say: (ordre) => {
      if (current === null) return false;
      for (const listener of current.listeners) listener({ kind: ordre });
      return true;
    },
    close: () => {
      if (current !== null) end(current);
    },
  };
}

/** The relay of whichever host runs now: a restored backup puts another one in its place. */
export function relayOf(current: () => VisioRelay): VisioRelay {
  return {
    open: (appel) => current().open(appel),
    find: (token) => current().find(token),
    hasAgreed: () => current().hasAgreed(),
    hear: (token, message) => current().hear(token, message),
    listen: (token, listener) => current().listen(token, listener),
    say: (ordre) => current().say(ordre),
    close: () => current().close(),
  };
}

function resetEachMinute(
  call: Call,
  schedule: VisioRelayDeps['schedule'],
  isCurrent: () => boolean,
): void {
  schedule(60_000, () => {
    if (isCurrent()) call.heard = 0;
  });
}

function isSame(known: string, given: string): boolean {
  const a = Buffer.from(known);
  const b = Buffer.from(given);
  return a.length === b.length && timingSafeEqual(a, b);
}
