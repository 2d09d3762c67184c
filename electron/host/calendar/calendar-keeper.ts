import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { Clock } from '../../../shared/kernel/clock.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { CalendarLine, Souhait } from '../../../shared/ipc/agenda.ts';
import { calendarLimits } from '../../../shared/sync/calendar.ts';
import type {
  CalendarAnswer,
  CalendarRequest,
  CalendarRequestAnswer,
} from '../../../shared/sync/calendar.ts';
import { OFFLINE } from '../delivery/department-client.ts';
import { sqliteRefusal } from '../ledger/sqlite-error.ts';
import { NO_CALENDAR } from './calendar-client.ts';
import type { CalendarClient } from './calendar-client.ts';
import type { CalendarFile, CalendarRow } from './calendar-file.ts';
import { holdLine } from './event-line.ts';
import { createRequestBook } from './request-book.ts';

/** Milliseconds between two tries, from the first failure on; the last one repeats. */
const RETRY_AFTER = [1_000, 2_000, 5_000, 15_000, 30_000, 60_000] as const;

/** Before a département that refuses this desk is asked again. */
const LATER = 5 * 60_000;

/** Before one that has no calendar is. */
const MUCH_LATER = 30 * 60_000;

/** A line that held this long was a good one: the next wait is short again. */
const GOOD_LINE = 60_000;

/** Answers of the feed read in one go; a whole calendar of 24,000 slots is 50. */
const MAX_PAGES = 1000;

/** The desk’s calendar: its copy followed while the département is heard, its requests until answered. */
export interface CalendarKeeper {
  copy(): { readonly copie: Id; readonly seq: number };
  pull(afterSeq: number, limit: number): readonly CalendarRow[];
  line(): CalendarLine;
  /** Keeps a wish until it is answered. Refusals: the request book’s, and the disk’s own. */
  ask(souhait: Souhait): Result<null>;
  /** Asks something at once, and keeps nothing of it. Refusals: `hors-ligne`, `non-relie`. */
  askNow(request: CalendarRequest): Promise<Result<CalendarRequestAnswer>>;
  /** The département was just heard over this link: it is followed from now on. */
  meet(): void;
  /** The link changed: what the former one still says is not heard. */
  restart(): void;
  close(): Promise<void>;
}

export interface CalendarKeeperDeps {
  readonly file: CalendarFile;
  readonly clock: Clock;
  readonly random: Random;
  /** The calendar of the département this desk is linked to; null while there is none. */
  client(): CalendarClient | null;
  schedule(milliseconds: number, task: () => void): () => void;
  /** Called when the copy, a request or the line has changed. */
  onChange(): void;
}

export function createCalendarKeeper(deps: CalendarKeeperDeps): CalendarKeeper {
  const { file, clock } = deps;
  const book = createRequestBook(file, () => clock.now().toString());
  let ligne: CalendarLine['ligne'] = 'ouverture';
  let sentence: string | null = null;
  let failures = 0;
  let cancelWork = () => {};
  let cancelLine = () => {};
  let working: Promise<void> | null = null;
  let again = false;
  let holding: { readonly abort: AbortController; readonly ended: Promise<void> } | null = null;
  let lineFailures = 0;
  /** A line was cut, and the next one is not to be opened yet. */
  let lineWaits = false;
  let generation = 0;
  let closed = false;

  const stand = (next: CalendarLine['ligne'], why: string | null = null) => {
    if (ligne === next && sentence === why) return;
    ligne = next;
    sentence = why;
    deps.onChange();
  };

  /** Says where a failed call leaves the line, and when it is worth trying again. */
  const noteFailure = (code: string, why: string | null): number => {
    if (code === NO_CALENDAR) {
      stand('absent');
      return MUCH_LATER;
    }
    if (code !== OFFLINE) {
      stand('refuse', why);
      return LATER;
    }
    stand('hors-ligne');
    failures += 1;
    return RETRY_AFTER[Math.min(failures, RETRY_AFTER.length) - 1] ?? MUCH_LATER;
  };

  const isOver = (mine: number) => closed || mine !== generation;

  /** Sends what waits until nothing does; the code and sentence of what stopped it, or null. */
  const send = async (client: CalendarClient, mine: number) => {
    while (book.waits()) {
      const requests = book.next();
      if (requests.length === 0) continue;
      const answered = await client.ask(requests);
      if (isOver(mine)) return null;
      if (!answered.ok) return answered.failure;
      const { reponses } = answered.value;
      const answers = new Map(reponses.map((one) => [one.demande, one]));
      // An answer that does not fit says nothing of what was done.
      if (requests.some(({ demande }) => !answers.has(demande))) return MISFIT;
      for (const request of requests) {
        const answer = answers.get(request.demande);
        if (answer !== undefined) book.settle(request, answer);
      }
      deps.onChange();
    }
    return null;
  };

  /** Reads the feed to its end; the code and sentence of what stopped it, or null. */
  const receive = async (client: CalendarClient, mine: number) => {
    let whole: CalendarAnswer[] | null = null;
    let before = file.place().depuis;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const last: CalendarAnswer | undefined = whole?.at(-1);
      const answer = await client.feed(
        last === undefined
          ? file.place()
          : {
              depuis: last.numero,
              origine: last.origine,
              ...(last.repere === null ? {} : { repere: last.repere }),
            },
      );
      if (isOver(mine)) return null;
      if (!answer.ok) return answer.failure;
      const { value } = answer;
      // From its beginning, a log takes the place of the copy once all of it is there.
      if (value.recommence || (whole === null && before === 0)) whole = [value];
      else if (whole !== null) whole.push(value);
      const isForward = value.recommence || value.numero > before;
      before = value.numero;
      const heard = clock.now().toString();
      if (whole === null) {
        file.take([value], false, heard);
        if (value.changements.length > 0) deps.onChange();
      } else if (!value.reste) {
        file.take(whole, true, heard);
        deps.onChange();
        return null;
      }
      if (!value.reste || !isForward) return null;
    }
    return null;
  };

  const work = async (mine: number): Promise<void> => {
    const client = deps.client();
    if (client === null) return;
    const failure = (await send(client, mine)) ?? (await receive(client, mine));
    if (isOver(mine)) return;
    if (failure === null) {
      failures = 0;
      stand('en-ligne');
      if (holding === null && !lineWaits) hold();
      return;
    }
    plan(noteFailure(failure.code, failure.sentence));
  };

  const run = () => {
    cancelWork();
    cancelWork = () => {};
    if (closed) return;
    if (working !== null) {
      again = true;
      return;
    }
    working = work(generation)
      .catch((error: unknown) => {
        // A full disk keeps the copy as it was; the ledger says that it is full.
        if (sqliteRefusal(error) === null) throw error;
        plan(RETRY_AFTER.at(-1) ?? MUCH_LATER);
      })
      .finally(() => {
        working = null;
        if (!again) return;
        again = false;
        run();
      });
  };

  const plan = (milliseconds: number) => {
    cancelWork();
    if (!closed) cancelWork = deps.schedule(milliseconds, run);
  };

  /** A moment of its own for each desk: a hundred of them do not all pull at once. */
  const pullSoon = () => {
    const [byte = 0] = deps.random.bytes(1);
    plan(Math.round((byte / 255) * calendarLimits.pullSpread));
  };

  /** Keeps a line of events open, one after the other, later and later while they do not hold. */
  const hold = () => {
    const client = deps.client();
    if (closed || client === null || holding !== null) return;
    const mine = generation;
    const abort = new AbortController();
    const openedAt = clock.now();
    const ended = holdLine(client, abort.signal, {
      schedule: deps.schedule,
      onOpen: pullSoon,
      onEvent: pullSoon,
    }).then(({ code }) => {
      if (isOver(mine)) return;
      holding = null;
      const held = openedAt.until(clock.now()).total('milliseconds');
      lineFailures = code === null && held >= GOOD_LINE ? 1 : lineFailures + 1;
      const wait =
        code === null || code === OFFLINE
          ? (RETRY_AFTER[Math.min(lineFailures, RETRY_AFTER.length) - 1] ?? MUCH_LATER)
          : MUCH_LATER;
      // Pulled first: a département that stays silent is found out, and said.
      lineWaits = true;
      cancelLine = deps.schedule(wait, () => {
        lineWaits = false;
        run();
      });
    });
    holding = { abort, ended };
  };

  const letGo = () => {
    cancelWork();
    cancelLine();
    lineWaits = false;
    holding?.abort.abort();
    holding = null;
  };

  return {
    copy: () => ({ copie: file.copy(), seq: file.lastSeq() }),
    pull: (afterSeq, limit) => file.pull(afterSeq, limit),
    line: () => ({
      ligne: deps.client() === null ? 'non-relie' : ligne,
      recuLe: file.heardOn(),
      sentence,
    }),
    ask: (souhait) => {
      const kept = book.keep(souhait);
      if (!kept.ok) return kept;
      deps.onChange();
      // Somebody is waiting for it: it goes at once, whatever was planned.
      run();
      return kept;
    },
    askNow: async (request) => {
      const client = deps.client();
      if (client === null)
        return refuse(
          'non-relie',
          'Ce poste n’est relié à aucun département\u00a0: reliez-le d’abord, en haut à droite.',
        );
      const answered = await client.ask([request]);
      if (!answered.ok) return answered;
      const [answer] = answered.value.reponses;
      if (answer === undefined || answer.demande !== request.demande)
        return refuse(MISFIT.code, MISFIT.sentence);
      run();
      return { ok: true, value: answer };
    },
    meet: () => {
      if (
        holding === null &&
        !lineWaits &&
        working === null &&
        ligne !== 'absent' &&
        ligne !== 'refuse'
      )
        run();
    },
    restart: () => {
      generation += 1;
      failures = 0;
      lineFailures = 0;
      letGo();
      stand('ouverture');
    },
    close: async () => {
      closed = true;
      const line = holding?.ended;
      letGo();
      await Promise.allSettled([working, line]);
      file.close();
    },
  };
}

const MISFIT = {
  code: OFFLINE,
  sentence:
    'Le département a répondu de travers. Relais réessaie tout seul\u202f; rien n’est perdu ici.',
};
