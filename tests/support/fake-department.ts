import { createHash } from 'node:crypto';
import { addDays, instantToLocal, zoneSchema } from '../../shared/domain/calendar/local-day.ts';
import { dayDocumentSchema } from '../../shared/domain/comptage/day-document.ts';
import type { DayDocument } from '../../shared/domain/comptage/day-document.ts';
import { monthDocumentSchema } from '../../shared/domain/comptage/month-document.ts';
import type { MonthDocument } from '../../shared/domain/comptage/month-document.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import { toCanonicalText } from '../../shared/sync/canonical.ts';
import {
  countsRequestSchema,
  enrolRequestSchema,
  tokenRequestSchema,
} from '../../shared/sync/messages.ts';
import type { CountAnswer, CountsAnswer } from '../../shared/sync/messages.ts';
import { deskPaths, limits, PROTOCOL_VERSION } from '../../shared/sync/protocol.ts';
import type { Fetch } from '../../electron/host/delivery/department-client.ts';
import { createFakeCalendar } from './fake-calendar.ts';
import type { FakeCalendar } from './fake-calendar.ts';

const ZONE = zoneSchema.parse('Europe/Paris');

/** What becomes of the calls: `answers-lost` receives and applies, but the desk hears nothing. */
export type Weather = 'fair' | 'requests-lost' | 'answers-lost';

/** The document kept for one (site, desk, day). */
export interface KeptDocument {
  readonly document: DayDocument;
  readonly hash: string;
}

/** One call as it arrived. */
export interface Call {
  readonly path: string;
  readonly url: string;
  readonly token: string | null;
  readonly body: unknown;
}

/** A département in memory, written from the protocol alone, whose network obeys the test. */
export interface FakeDepartment {
  readonly url: string;
  readonly fetch: Fetch;
  /** Every call that reached it, in order. */
  readonly calls: readonly Call[];
  /** Every document applied, in order. */
  readonly applied: readonly DayDocument[];
  setWeather(weather: Weather): void;
  /** A one-time code for a desk of this platform. */
  issueCode(site: string): string;
  /** The tokens known until now are old: their desks are asked to change them. */
  ageTokens(): void;
  /** Goes back to before any token was renewed, as one restored from a backup. */
  forgetRenewals(): void;
  /** Every token given until now is refused from now on. */
  revokeAll(): void;
  /** Twists the answers to counts on their way back; null puts them straight again. */
  twist(change: ((answer: CountsAnswer) => unknown) | null): void;
  /** Replaces the answer to the calls of one path by this one, until `null`. */
  replace(path: string, answer: (() => Response) | null): void;
  /** Holds the calls that come next at the door of the département, until released. */
  hold(): { release(): void };
  /** What it keeps for one day of one desk. */
  kept(desk: string, day: string): KeptDocument | null;
  /** What it keeps for one month of one desk. */
  keptMonth(desk: string, month: string): MonthDocument | null;
  /** How many month documents were applied. */
  appliedMonths(): number;
  /** Puts a document there as if another program had sent it. */
  plant(document: DayDocument): void;
  /** Its calendar; until it is first asked for, the département has none. */
  openCalendar(): FakeCalendar;
  /** Visites over all days and desks. */
  totalVisites(): number;
}

export function createFakeDepartment(
  clock: Clock,
  url = 'https://departement.example',
): FakeDepartment {
  const codes = new Map<string, { readonly site: string; used: boolean }>();
  const desks = new Map<string, { readonly site: string; readonly desk: string }>();
  const revoked = new Set<string>();
  /** Proposed tokens by their hash, and who proposed them; then those used in place of another. */
  const proposed = new Map<string, string>();
  const renewals = new Map<string, string>();
  const old = new Set<string>();
  const kept = new Map<string, KeptDocument>();
  const months = new Map<string, { readonly document: MonthDocument; readonly hash: string }>();
  let monthsApplied = 0;
  const calls: Call[] = [];
  const applied: DayDocument[] = [];
  const replaced = new Map<string, () => Response>();
  let weather: Weather = 'fair';
  let change: ((answer: CountsAnswer) => unknown) | null = null;
  let gate: Promise<void> | null = null;
  let calendar: FakeCalendar | null = null;

  const now = () => clock.now().toString();
  const keyOf = ({ site, desk, day }: Pick<DayDocument, 'site' | 'desk' | 'day'>) =>
    `${site}|${desk}|${day}`;

  const enrol = (body: unknown): Response => {
    const request = enrolRequestSchema.safeParse(body);
    if (!request.success) return refusal(400, 'demande-invalide');
    const code = codes.get(request.data.code);
    if (code === undefined) return refusal(404, 'code-inconnu');
    if (code.used) return refusal(409, 'code-deja-utilise');
    if (request.data.site !== undefined && request.data.site !== code.site)
      return refusal(409, 'code-autre-plateforme');
    code.used = true;
    const letters = [...desks.values()].filter(({ site }) => site === code.site).length;
    const desk = String.fromCharCode('A'.charCodeAt(0) + letters);
    const token = `jeton-${code.site}-${desk}`.padEnd(40, '0');
    desks.set(token, { site: code.site, desk });
    return Response.json({
      protocol: PROTOCOL_VERSION,
      token,
      departement: '48',
      site: code.site,
      siteName: code.site,
      desk,
      zone: ZONE,
      enrolledOn: instantToLocal(clock.now(), ZONE).day,
      now: now(),
    });
  };

  const receiveMonth = (
    document: MonthDocument,
    text: string,
    from: { site: string; desk: string },
  ): CountAnswer => {
    if (document.site !== from.site || document.desk !== from.desk)
      return { outcome: 'refused', code: 'autre-poste', sentence: 'Autre poste.' };
    if (document.month >= instantToLocal(clock.now(), ZONE).day.slice(0, 7))
      return { outcome: 'refused', code: 'mois-en-cours', sentence: 'Mois en cours.' };
    const { epoch, rev } = document;
    const hash = createHash('sha256').update(text).digest('hex');
    const key = `${document.site}|${document.desk}|${document.month}`;
    const known = months.get(key);
    const isOlder =
      known !== undefined &&
      (epoch < known.document.epoch ||
        (epoch === known.document.epoch && rev <= known.document.rev));
    if (isOlder)
      return {
        outcome: known.hash === hash ? 'duplicate' : 'stale',
        epoch: known.document.epoch,
        rev: known.document.rev,
        hash: known.hash,
      };
    months.set(key, { document, hash });
    monthsApplied += 1;
    return { outcome: 'applied', epoch, rev, hash };
  };

  const receive = (text: string, from: { site: string; desk: string }): CountAnswer => {
    const month = monthDocumentSchema.safeParse(JSON.parse(text));
    if (month.success) return receiveMonth(month.data, text, from);
    const parsed = dayDocumentSchema.safeParse(JSON.parse(text));
    if (!parsed.success || toCanonicalText(parsed.data) !== text)
      return { outcome: 'refused', code: 'document-illisible', sentence: 'Illisible.' };
    const document = parsed.data;
    if (document.site !== from.site || document.desk !== from.desk)
      return { outcome: 'refused', code: 'autre-poste', sentence: 'Autre poste.' };
    if (document.day > addDays(instantToLocal(clock.now(), ZONE).day, 1))
      return { outcome: 'refused', code: 'date-future', sentence: 'Date future.' };
    const { epoch, rev } = document;
    const hash = createHash('sha256').update(text).digest('hex');
    const known = kept.get(keyOf(document));
    if (known !== undefined) {
      const { epoch: knownEpoch, rev: knownRev } = known.document;
      const older = epoch < knownEpoch || (epoch === knownEpoch && rev <= knownRev);
      const same = epoch === knownEpoch && rev === knownRev;
      if (older)
        return {
          outcome: same ? (hash === known.hash ? 'duplicate' : 'fork') : 'stale',
          epoch: knownEpoch,
          rev: knownRev,
          hash: known.hash,
        };
    }
    kept.set(keyOf(document), { document, hash });
    applied.push(document);
    return { outcome: 'applied', epoch, rev, hash };
  };

  const counts = (body: unknown, from: { site: string; desk: string }): Response => {
    const request = countsRequestSchema.safeParse(body);
    if (!request.success) return refusal(400, 'demande-invalide');
    const { documents } = request.data;
    const answer: CountsAnswer = {
      protocol: PROTOCOL_VERSION,
      now: now(),
      answers: documents.map((text) => receive(text, from)),
    };
    return Response.json(change === null ? answer : change(answer));
  };

  const hello = (from: { site: string; desk: string }, token: string): Response => {
    const revisions = [...kept.values(), ...months.values()].filter(
      ({ document }) => document.site === from.site && document.desk === from.desk,
    );
    return Response.json({
      protocol: PROTOCOL_VERSION,
      now: now(),
      epoch: Math.max(0, ...revisions.map(({ document }) => document.epoch)),
      highestRev: Math.max(0, ...revisions.map(({ document }) => document.rev)),
      renew: old.has(token),
    });
  };

  /** Whose call this is; the first use of a proposed token kills the one before it. */
  const identify = (token: string) => {
    const former = proposed.get(createHash('sha256').update(token).digest('hex'));
    if (former !== undefined && !renewals.has(token)) {
      const desk = desks.get(former);
      if (desk === undefined || revoked.has(former)) return undefined;
      desks.set(token, desk);
      revoked.add(former);
      renewals.set(token, former);
    }
    return revoked.has(token) ? undefined : desks.get(token);
  };

  const ownDocuments = (from: { site: string; desk: string }): Response =>
    Response.json({
      protocol: PROTOCOL_VERSION,
      now: now(),
      documents: [...kept.values()]
        .filter(({ document }) => document.site === from.site && document.desk === from.desk)
        .map(({ document }) => ({
          kind: 'jour',
          period: document.day,
          epoch: document.epoch,
          rev: document.rev,
          bytes: toCanonicalText(document),
        })),
      more: false,
    });

  const serve = (call: Call, method: string): Response => {
    const instead = replaced.get(call.path);
    if (instead !== undefined) return instead();
    if (method === 'POST' && call.path === deskPaths.enrol) return enrol(call.body);
    const from = call.token === null ? undefined : identify(call.token);
    if (from === undefined || call.token === null) {
      const isReplaced = [...renewals.values()].includes(call.token ?? '');
      if (isReplaced) return refusal(401, 'jeton-remplace');
      return refusal(401, desks.has(call.token ?? '') ? 'jeton-refuse' : 'jeton-inconnu');
    }
    if (method === 'POST' && call.path === deskPaths.token) {
      const asked = tokenRequestSchema.safeParse(call.body);
      if (!asked.success || !old.has(call.token)) return refusal(409, 'jeton-recent');
      proposed.set(asked.data.hash, call.token);
      return Response.json({ protocol: PROTOCOL_VERSION, now: now() });
    }
    if (method === 'POST' && call.path === deskPaths.counts) return counts(call.body, from);
    if (method === 'GET' && call.path === deskPaths.hello) return hello(from, call.token);
    if (method === 'GET' && call.path === deskPaths.documents) return ownDocuments(from);
    const url = new URL(call.url);
    return calendar?.serve(method, url, call.body, from) ?? refusal(404, 'introuvable');
  };

  return {
    url,
    calls,
    applied,
    fetch: async (target, init) => {
      if (gate !== null) await gate;
      if (weather === 'requests-lost') throw new TypeError('fetch failed');
      const headers = new Headers(init.headers);
      const text = typeof init.body === 'string' ? init.body : null;
      if (text !== null && Buffer.byteLength(text) > limits.bodyBytes)
        return refusal(413, 'trop-gros');
      const call: Call = {
        path: target.pathname,
        url: target.href,
        token: headers.get('authorization')?.replace(/^Bearer /, '') ?? null,
        body: text === null ? null : (JSON.parse(text) as unknown),
      };
      calls.push(call);
      const response = serve(call, init.method ?? 'GET');
      if (weather === 'answers-lost') throw new TypeError('terminated');
      return response;
    },
    setWeather: (next) => {
      weather = next;
      if (next !== 'fair') calendar?.cutLines();
    },
    issueCode: (site) => {
      const code = `CODE-${codes.size + 1}`;
      codes.set(code, { site, used: false });
      return code;
    },
    ageTokens: () => desks.forEach((_, token) => old.add(token)),
    forgetRenewals: () => {
      for (const [token, former] of renewals) {
        desks.delete(token);
        revoked.delete(former);
      }
      proposed.clear();
      renewals.clear();
      old.clear();
    },
    revokeAll: () => desks.forEach((_, token) => revoked.add(token)),
    twist: (next) => {
      change = next;
    },
    replace: (path, answer) => {
      if (answer === null) replaced.delete(path);
      else replaced.set(path, answer);
    },
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return {
        release: () => {
          gate = null;
          resolve();
        },
      };
    },
    openCalendar: () => (calendar ??= createFakeCalendar(clock, ZONE)),
    kept: (desk, day) =>
      [...kept.values()].find(({ document }) => document.desk === desk && document.day === day) ??
      null,
    plant: (document) => {
      const text = toCanonicalText(document);
      kept.set(keyOf(document), {
        document,
        hash: createHash('sha256').update(text).digest('hex'),
      });
    },
    keptMonth: (desk, month) =>
      [...months.values()].find(
        ({ document }) => document.desk === desk && document.month === month,
      )?.document ?? null,
    appliedMonths: () => monthsApplied,
    totalVisites: () =>
      [...kept.values()].reduce((sum, { document }) => sum + document.counts.visites.total, 0),
  };
}

function refusal(status: number, code: string): Response {
  return Response.json({ code, sentence: `Refus du département : ${code}.` }, { status });
}
