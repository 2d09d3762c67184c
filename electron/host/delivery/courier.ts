import type { Clock } from '../../../shared/kernel/clock.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Failure, Result } from '../../../shared/kernel/result.ts';
import type { DeliveryState } from '../../../shared/ipc/delivery-state.ts';
import type { CountAnswer, CountsAnswer } from '../../../shared/sync/messages.ts';
import { limits } from '../../../shared/sync/protocol.ts';
import { sqliteRefusal } from '../ledger/sqlite-error.ts';
import { OFFLINE } from './department-client.ts';
import type { DepartmentClient } from './department-client.ts';
import type { CountsBefore } from './counts-before.ts';
import type { Lineage } from './lineage.ts';
import type { Issuer, Outbox, OwnDocument, PendingDocument } from './outbox.ts';
import type { TokenKeeper } from './token-keeper.ts';

/** Waits in milliseconds between two tries, from the first failure on; the last one repeats. */
const RETRY_AFTER = [1_000, 2_000, 5_000, 15_000, 30_000, 60_000] as const;

/** Quiet time before a changed day is sent: a burst of Passages makes one document. */
const SETTLE = 300;

/** How often an idle desk says hello, to know that it is online and what time it is. */
const HELLO_EVERY = 300_000;

/** What the courier needs to reach a département; null while the desk is not enrolled. */
export interface Link {
  readonly client: DepartmentClient;
  readonly token: string;
  readonly issuer: Issuer;
  /** The id of the ledger, which own documents are given back for. */
  readonly ledger: string;
}

export interface CourierDeps {
  /** Changes the token of the link; see `protocol.ts`. */
  readonly tokens: TokenKeeper;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly lineage: Lineage;
  readonly before: Pick<CountsBefore, 'of' | 'settle'>;
  link(): Link | null;
  /** Runs `task` after `milliseconds`; gives the way to call it off. */
  schedule(milliseconds: number, task: () => void): () => void;
  /** Called with the département’s time each time it is heard. */
  onServerTime(now: Temporal.Instant): void;
  onState(state: DeliveryState): void;
  /**
   * Called over a link on which everything is delivered: what the département has to say comes after
   * what it is owed. It never rejects, nothing it meets is a failure of the delivery, and it stops
   * between two calls once `isOver`.
   */
  afterDelivery(link: Link, isOver: () => boolean): Promise<void>;
}

/** Delivers count documents until the département acknowledges the same hash, and says where it is. */
export interface Courier {
  state(): DeliveryState;
  /** Seconds since the département first refused to hear this desk; 0 when it does hear it. */
  refusedFor(): number;
  /** Something changed: send soon. */
  wake(): void;
  /** The link changed, or the user asks: start again now. */
  restart(): void;
  /** Stops; resolves when the call under way has ended. */
  close(): Promise<void>;
}

export function createCourier(deps: CourierDeps): Courier {
  const { clock, outbox } = deps;
  let lastHeard: Temporal.Instant | null = null;
  let silentSince: Temporal.Instant | null = null;
  let standing: Failure | null = null;
  let refusedSince: Temporal.Instant | null = null;
  let failures = 0;
  let cancel = () => {};
  let running: Promise<void> | null = null;
  let again = false;
  /** Grows when the link changes: what the former one still answers is not heard. */
  let generation = 0;
  let closed = false;
  /** Whether the département was heard over this link: only then is being behind a rollback. */
  let greeted = false;
  let told = '';

  const state = (): DeliveryState => {
    if (deps.link() === null) return { kind: 'non-relie' };
    const envois = outbox.backlog();
    const failure = standing ?? (deps.lineage.isDouble() ? DOUBLE : outbox.refusal());
    if (failure !== null) return { kind: 'refuse', ...failure, envois };
    if (silentSince !== null) return { kind: 'hors-ligne', since: silentSince.toString(), envois };
    if (envois > 0 || lastHeard === null) return { kind: 'envoi', envois };
    return { kind: 'a-jour', since: lastHeard.toString() };
  };

  const tell = () => {
    const next = state();
    const text = JSON.stringify(next.kind === 'a-jour' ? { kind: next.kind } : next);
    if (text === told) return;
    told = text;
    deps.onState(next);
  };

  const plan = (milliseconds: number) => {
    cancel();
    if (!closed) cancel = deps.schedule(milliseconds, run);
  };

  /** Notes that a try failed; a silence is dated from its first. */
  const noteFailure = (failure: Failure) => {
    failures += 1;
    if (failure.code === OFFLINE) silentSince ??= clock.now();
    else {
      silentSince = null;
      standing = failure;
    }
  };

  /** Notes that a try did what it was for: saying hello alone is not enough. */
  const noteSuccess = () => {
    silentSince = null;
    standing = null;
    failures = 0;
  };

  const round = async (mine: number): Promise<void> => {
    let link = deps.link();
    if (link === null) return;
    /** The value of a call that succeeded over the link of today. */
    const hear = <T extends { readonly now: string }>(result: Result<T>): T | null => {
      if (mine !== generation) return null;
      if (!result.ok) {
        noteFailure(result.failure);
        return null;
      }
      lastHeard = clock.now();
      deps.onServerTime(Temporal.Instant.from(result.value.now));
      return result.value;
    };
    // The server’s time first: a day that has not come yet must not be issued.
    let greeting = await link.client.hello(link.token);
    while (mine === generation && !greeting.ok) {
      if (!deps.tokens.fallBack(link.token, greeting.failure.code)) break;
      link = deps.link();
      if (link === null) return;
      greeting = await link.client.hello(link.token);
    }
    if (mine !== generation) return;
    if (greeting.ok) refusedSince = null;
    else if (greeting.failure.code !== OFFLINE) refusedSince ??= clock.now();
    const hello = hear(greeting);
    if (hello === null) return;
    if (deps.lineage.isDouble()) return noteSuccess();
    if (!greeted && isBehind(outbox.position(), hello)) {
      const known = await readOwn(link);
      if (mine !== generation) return;
      if (!known.ok && known.failure.code === OFFLINE) return noteFailure(known.failure);
      // One that speaks version 1 gives nothing back: its answers will say that we are behind.
      if (known.ok) outbox.takeUp(known.value, hello, deps.before.of);
    }
    greeted = true;
    deps.before.settle();
    for (;;) {
      const left = outbox.issue(link.issuer);
      const documents = outbox.pending(limits.documentsPerCall);
      if (documents.length === 0 && left) continue;
      if (documents.length === 0) noteSuccess();
      if (outbox.backlog() === 0) deps.lineage.settle();
      tell();
      if (closed) return;
      if (documents.length === 0) {
        if (hello.renew === true) await deps.tokens.renew(link.client);
        const over = closed || mine !== generation;
        link = over ? null : deps.link();
        if (link === null) return;
        return deps.afterDelivery(link, () => closed || mine !== generation);
      }
      const named = deps.lineage.begin(documents.length === outbox.backlog());
      const answer = hear(
        await link.client.sendCounts(link.token, {
          ...outbox.position(),
          ...named,
          documents: documents.map(({ bytes }) => bytes),
        }),
      );
      if (answer === null) return;
      if (answer.answers.length !== documents.length) return noteFailure(MISFIT);
      noteSuccess();
      if (answer.answers.some((one) => one.outcome === 'refused' && one.code === DOUBLE.code))
        return deps.lineage.noteDouble(answer.received ?? []);
      deps.lineage.end(named.delivery);
      settle(outbox, documents, answer);
    }
  };

  /** The ledger’s own failures are shown and tried again: they must not end the desk. */
  const noteLedgerFailure = (error: unknown) => {
    const refusal = sqliteRefusal(error);
    if (refusal === null || refusal.ok) throw error;
    noteFailure({ ...NOT_PREPARED, code: refusal.failure.code });
  };

  const run = () => {
    cancel();
    cancel = () => {};
    if (closed) return;
    if (running !== null) {
      again = true;
      return;
    }
    running = round(generation)
      .catch(noteLedgerFailure)
      .finally(() => {
        running = null;
        tell();
        const soon = again;
        again = false;
        if (failures > 0)
          plan(RETRY_AFTER[Math.min(failures, RETRY_AFTER.length) - 1] ?? HELLO_EVERY);
        else plan(soon ? SETTLE : HELLO_EVERY);
      });
  };

  return {
    state,
    refusedFor: () =>
      refusedSince === null
        ? 0
        : Math.max(0, Math.floor(refusedSince.until(clock.now()).total('seconds'))),
    wake: () => {
      tell();
      if (running !== null) again = true;
      // While the département is silent, the retries already planned carry the news.
      else if (failures === 0) plan(SETTLE);
    },
    restart: () => {
      generation += 1;
      noteSuccess();
      lastHeard = null;
      greeted = false;
      outbox.retryRefused();
      run();
    },
    close: async () => {
      closed = true;
      cancel();
      await running;
    },
  };
}

interface Position {
  readonly epoch: number;
  readonly highestRev: number;
}

/** Whether the département received more than this desk ever issued. */
function isBehind(own: Position, received: Position): boolean {
  return (
    received.epoch > own.epoch ||
    (received.epoch === own.epoch && received.highestRev > own.highestRev)
  );
}

/** Everything the département keeps of this desk, page after page. */
async function readOwn({ client, token, ledger }: Link): Promise<Result<readonly OwnDocument[]>> {
  const known: OwnDocument[] = [];
  for (;;) {
    const { kind, period } = known.at(-1) ?? { kind: 'jour', period: '0001-01-01' };
    const page = await client.ownDocuments(token, ledger, { kind, period });
    if (!page.ok) return page;
    known.push(...page.value.documents);
    if (!page.value.more || page.value.documents.length === 0) return ok(known);
  }
}

/** Applies the answers to the outbox, with one flush of the disk for all of them. */
function settle(outbox: Outbox, documents: readonly PendingDocument[], answer: CountsAnswer): void {
  outbox.together(() => {
    documents.forEach((document, index) => {
      const outcome = answer.answers[index];
      if (outcome !== undefined) settleOne(outbox, document, outcome);
    });
  });
}

function settleOne(outbox: Outbox, document: PendingDocument, answer: CountAnswer): void {
  switch (answer.outcome) {
    case 'applied':
    case 'duplicate':
      if (answer.hash === document.hash)
        outbox.acknowledge(document.day, document.hash, document.kind);
      else outbox.refuse(document.day, document.hash, UNEQUAL, document.kind);
      return;
    case 'stale':
      outbox.refuse(document.day, document.hash, STALE, document.kind);
      return;
    case 'fork':
      outbox.refuse(document.day, document.hash, FORK, document.kind);
      return;
    case 'refused':
      outbox.refuse(document.day, document.hash, answer, document.kind);
  }
}

const MISFIT: Failure = {
  code: OFFLINE,
  sentence:
    'Le département a répondu de travers. Relais réessaie tout seul\u202f; rien n’est perdu ici.',
};
const NOT_PREPARED: Omit<Failure, 'code'> = {
  sentence:
    'L’envoi au département n’a pas pu être préparé\u00a0: le disque de ce poste est plein, occupé ou en erreur. Libérez de la place\u202f; Relais réessaie tout seul et rien n’est perdu ici.',
};
const UNEQUAL: Failure = {
  code: 'empreinte-differente',
  sentence:
    'Le département a gardé autre chose que ce qui a été envoyé. Prévenez la coordination\u202f; rien n’est perdu ici.',
};
const DOUBLE: Failure = {
  code: 'double',
  sentence:
    'Un autre poste envoie des comptes sous le même nom que celui-ci. Demandez à la coordination un code d’inscription pour ce poste, puis reliez-le dans Réglages\u202f; rien n’est perdu ici.',
};
const STALE: Failure = {
  code: 'perime',
  sentence:
    'Le département connaît déjà une version plus récente de cette journée\u00a0: ce profil vient sans doute d’une copie ancienne. Prévenez la coordination\u202f; rien n’est perdu ici.',
};
const FORK: Failure = {
  code: 'double',
  sentence:
    'Un autre poste envoie des comptes sous le même nom que celui-ci. Prévenez la coordination\u202f; rien n’est perdu ici.',
};
