import type { TelephoneVisio } from '../../../shared/domain/permanence/telephone-visio.ts';
import type { ReferenceRdv } from '../../../shared/domain/rdv/schema.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { MAX_PHONES } from '../../../shared/sync/visio.ts';
import type { DeskSession } from '../desk-session.ts';

/** Minutes before a RDV that had no code is asked about again. */
const AGAIN_MINUTES = 5;

/** How the rooms of slots are joined by telephone, as the département said since the desk was opened. */
export type RdvPhones = ReadonlyMap<Id, TelephoneVisio>;

/** A RDV to ask about, and the slot it is on: another slot has another room. */
export interface AskedPhone {
  readonly reference: ReferenceRdv;
  readonly creneau: Id;
}

/** Asks for them, and keeps them in memory alone. */
export interface PhoneKeeper {
  readonly current: () => RdvPhones;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks about those not known, or not just asked about. */
  readonly ask: (rdvs: readonly AskedPhone[]) => Promise<void>;
}

const keepers = new WeakMap<DeskSession, PhoneKeeper>();

/** The one keeper of a session. */
export function phoneKeeperOf(session: DeskSession): PhoneKeeper {
  const known = keepers.get(session) ?? createPhoneKeeper(session);
  keepers.set(session, known);
  return known;
}

/** A keeper that knows nothing yet. */
export function createPhoneKeeper({
  bridge,
  clock,
}: Pick<DeskSession, 'bridge' | 'clock'>): PhoneKeeper {
  const listeners = new Set<() => void>();
  const askedAt = new Map<Id, Temporal.Instant>();
  let current: RdvPhones = new Map();
  const isDue = ({ creneau }: AskedPhone, now: Temporal.Instant) => {
    const before = askedAt.get(creneau);
    return (
      !current.has(creneau) &&
      (before === undefined || before.until(now).total('minutes') >= AGAIN_MINUTES)
    );
  };
  return {
    current: () => current,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask: async (rdvs) => {
      const now = clock.now();
      const due = rdvs.filter((rdv) => isDue(rdv, now)).slice(0, MAX_PHONES);
      if (due.length === 0) return;
      for (const { creneau } of due) askedAt.set(creneau, now);
      const answer = await bridge.call('visio.telephones', {
        rdv: due.map(({ reference }) => reference),
      });
      // A fallback on paper: without an answer, nothing is printed and nobody is troubled.
      if (!answer.ok || answer.value.telephones.length === 0) return;
      current = new Map([
        ...current,
        ...answer.value.telephones.map(({ creneau, telephone }) => [creneau, telephone] as const),
      ]);
      for (const listener of listeners) listener();
    },
  };
}
