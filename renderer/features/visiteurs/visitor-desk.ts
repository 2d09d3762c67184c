import { visitorMessageSchema } from '../../../shared/domain/presence/visitor-messages.ts';
import type {
  DeskMessage,
  VisitorMessage,
} from '../../../shared/domain/presence/visitor-messages.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { Result } from '../../../shared/kernel/result.ts';

type Arrival = Extract<VisitorMessage, { kind: 'arrivee' }>;

/** What the desk does for its visitors; `T` is what it has recorded of one. */
export interface VisitorDeskDeps<T> {
  readonly say: (message: DeskMessage) => void;
  /** Records an arrival; resolves once it is on the disk, with its number. */
  readonly record: (
    arrival: Pick<Arrival, 'themeDeVie' | 'langue'>,
  ) => Promise<Result<{ readonly recorded: T; readonly numero: number }>>;
  /** Takes back an arrival whose visitor was told to go to the desk instead. */
  readonly takeBack: (recorded: T) => Promise<unknown>;
  /** Whether one more number may be given now. */
  readonly mayGive: () => boolean;
}

/** The desk’s end of the channel. */
export interface VisitorDesk {
  /** Takes whatever came on the channel; what is no message of a visitor is let go. */
  hear(message: unknown): void;
  /** The number being received now; null: none. Said again only when it changes. */
  call(numero: number | null): void;
}

/** One press of a button, and what became of it. */
interface Press<T> {
  recorded: T | null;
  renounced: boolean;
}

/** Presses remembered, so that one heard twice is recorded once: an hour of them at the most. */
const REMEMBERED = 300;

/** Answers the visitors’ page: one arrival at a time, numbered in the order they came. */
export function createVisitorDesk<T>(deps: VisitorDeskDeps<T>): VisitorDesk {
  const { say, record, takeBack, mayGive } = deps;
  const presses = new Map<Id, Press<T>>();
  let called: number | null = null;
  let last: Promise<unknown> = Promise.resolve();

  /** A step that fails, by a bug, is reported as such and does not hold back the next. */
  const inTurn = (step: () => Promise<void>) => {
    const done = last.then(step);
    last = new Promise<void>((resolve) => {
      void done.finally(resolve);
    });
  };

  const arrive = async (press: Press<T>, { demande, themeDeVie, langue }: Arrival) => {
    if (press.renounced) return;
    if (!mayGive()) return say({ kind: 'refus', demande, raison: 'trop' });
    const written = await record({ themeDeVie, langue });
    if (!written.ok) return say({ kind: 'refus', demande, raison: 'impossible' });
    press.recorded = written.value.recorded;
    say({ kind: 'numero', demande, numero: written.value.numero });
  };

  const forgetOldest = () => {
    const [oldest] = presses.keys();
    if (presses.size > REMEMBERED && oldest !== undefined) presses.delete(oldest);
  };

  return {
    hear: (message) => {
      const parsed = visitorMessageSchema.safeParse(message);
      if (!parsed.success) return;
      const heard = parsed.data;
      if (heard.kind === 'bonjour') return say({ kind: 'appel', numero: called });
      const press = presses.get(heard.demande);
      if (heard.kind === 'arrivee') {
        if (press !== undefined) return;
        const first = { recorded: null, renounced: false };
        presses.set(heard.demande, first);
        forgetOldest();
        return inTurn(() => arrive(first, heard));
      }
      // Only of a press heard here, and once: what nobody asked cannot be taken back.
      if (press === undefined || press.renounced) return;
      press.renounced = true;
      inTurn(async () => {
        if (press.recorded !== null) await takeBack(press.recorded);
      });
    },
    call: (numero) => {
      if (numero === called) return;
      called = numero;
      say({ kind: 'appel', numero });
    },
  };
}
