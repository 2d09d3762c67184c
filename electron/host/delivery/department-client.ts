import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { z } from 'zod';
import type { Id, SiteId } from '../../../shared/domain/site/identifiers.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import {
  countsAnswerSchema,
  enrolAnswerSchema,
  helloAnswerSchema,
  ownDocumentsAnswerSchema,
  refusalMessageSchema,
  tokenAnswerSchema,
} from '../../../shared/sync/messages.ts';
import type {
  CountsAnswer,
  CountsRequest,
  EnrolAnswer,
  OwnDocumentsAnswer,
  TokenAnswer,
} from '../../../shared/sync/messages.ts';
import { publicationsAnswerSchema, publicationsPath } from '../../../shared/sync/publications.ts';
import type { PublicationsAnswer } from '../../../shared/sync/publications.ts';
import type { ReferenceRdv } from '../../../shared/domain/rdv/schema.ts';
import { deskKilometresSchema, kilometresPath } from '../../../shared/sync/kilometres.ts';
import type { DeskKilometres } from '../../../shared/sync/kilometres.ts';
import { visioPath, visioPhonesPath, visioPhonesSchema } from '../../../shared/sync/visio.ts';
import type { VisioPhones } from '../../../shared/sync/visio.ts';
import { reglagesVisioSchema, salleOuverteSchema } from '../../../shared/visio/salle.ts';
import type { ReglagesVisio, Salle, SalleOuverte } from '../../../shared/visio/salle.ts';
import {
  COMPRESSION,
  deskPaths,
  LEDGER_HEADER,
  limits,
  PROTOCOL_VERSION,
} from '../../../shared/sync/protocol.ts';

/** The part of `fetch` the client needs, so that tests can lose answers. */
export type Fetch = (url: URL, init: RequestInit) => Promise<Response>;

/** `hors-ligne` means “try again later”; any other refusal code is the département’s own. */
export const OFFLINE = 'hors-ligne';

/** The refusal of a desk newer than its département. */
const TOO_RECENT = 'protocole-trop-recent';

/** The refusals of a body for its form: what stands between may have spoiled a compressed one. */
const UNREAD: ReadonlySet<string> = new Set(['demande-illisible', 'corps-inattendu']);

/** Characters under which a body is not worth compressing. */
const SHORT = 1000;

const compress = promisify(gzip);

/** One département as a desk sees it: the calls of the protocol. */
export interface DepartmentClient {
  /**
   * `former`: the token this desk had there, and for how many seconds it has been refused; `after`: the
   * deliveries it remembers; `ledger`: the id of its ledger, of which a hash is told.
   */
  enrol(
    code: string,
    site: SiteId | null,
    known?: {
      readonly former?: { readonly token: string; readonly refusedFor: number };
      readonly after?: Id[];
      readonly ledger: string;
    },
  ): Promise<Result<EnrolAnswer>>;
  /** Tells the hash of the token this desk means to use from now on. */
  proposeToken(token: string, hash: string): Promise<Result<TokenAnswer>>;
  hello(token: string): Promise<Result<z.infer<typeof helloAnswerSchema>>>;
  sendCounts(
    token: string,
    message: Omit<CountsRequest, 'protocol' | 'program'>,
  ): Promise<Result<CountsAnswer>>;
  /** A desk’s own documents after one, for whoever shows the ledger they came from. */
  ownDocuments(
    token: string,
    ledger: string,
    after: { readonly kind: 'jour' | 'mois'; readonly period: string },
  ): Promise<Result<OwnDocumentsAnswer>>;
  /** What the coordination published after a number of its log. */
  publications(
    token: string,
    from: { readonly depuis: number; readonly origine?: string; readonly repere?: string },
  ): Promise<Result<PublicationsAnswer>>;
  /** The kilometres this platform’s visio avoided in a year. */
  kilometres(token: string, annee: number): Promise<Result<DeskKilometres>>;
  /** What it has for calls by video. */
  visio(token: string): Promise<Result<ReglagesVisio>>;
  /** A room: a new one, the one named once more, or that of a RDV. */
  salle(
    token: string,
    asked: { readonly salle: Salle | null; readonly rdv?: ReferenceRdv },
  ): Promise<Result<SalleOuverte>>;
  /** How RDV of this platform are joined by telephone. */
  phones(token: string, rdv: readonly ReferenceRdv[]): Promise<Result<VisioPhones>>;
}

/** The client of the département at `url`; `program` is this desk’s version, told to support it. */
export function createDepartmentClient(
  url: string,
  program: string,
  fetchImpl: Fetch,
): DepartmentClient {
  const call = async <S extends z.ZodType>(
    path: string,
    answerSchema: S,
    init: RequestInit,
    listen?: (headers: Headers) => void,
  ): Promise<Result<z.infer<S>>> => {
    let response: Response;
    let body: unknown;
    try {
      response = await fetchImpl(new URL(path, url), {
        ...init,
        redirect: 'error',
        signal: AbortSignal.timeout(limits.answerTimeout),
      });
      body = await response.json();
    } catch {
      return offline();
    }
    if (response.status >= 400 && response.status < 500) {
      const refusal = refusalMessageSchema.safeParse(body);
      if (refusal.success) return refuse(refusal.data.code, refusal.data.sentence);
    }
    listen?.(response.headers);
    const answer = answerSchema.safeParse(body);
    return response.ok && answer.success ? ok(answer.data) : offline();
  };
  const post = (body: unknown, token?: string) => ({
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  /** Whether the département inflates what it is sent, as it last said. */
  let inflates = false;
  const listen = (headers: Headers) => {
    inflates = headers.get('accept-encoding') === COMPRESSION;
  };
  const postCounts = async (body: unknown, token: string): Promise<Result<CountsAnswer>> => {
    const plain = post(body, token);
    const send = (init: RequestInit) => call(deskPaths.counts, countsAnswerSchema, init);
    if (!inflates || plain.body.length < SHORT) return send(plain);
    const sent = await send({
      ...plain,
      headers: { ...plain.headers, 'content-encoding': COMPRESSION },
      body: new Uint8Array(await compress(plain.body)),
    });
    return sent.ok || !UNREAD.has(sent.failure.code) ? sent : send(plain);
  };
  const read = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } });
  /** What the département speaks, once heard; never more than we do. */
  let spoken: number = PROTOCOL_VERSION;
  const hear = <T extends { readonly protocol: number }>(answer: Result<T>): Result<T> => {
    if (answer.ok) spoken = Math.min(PROTOCOL_VERSION, answer.value.protocol);
    return answer;
  };
  return {
    enrol: async (code, site, known) => {
      const asked = { program, code, ...(site === null ? {} : { site }) };
      for (let protocol: number = PROTOCOL_VERSION; ; protocol -= 1) {
        const body = {
          protocol,
          ...asked,
          ...(protocol >= 2 && known !== undefined && { ledger: hashLedger(known.ledger) }),
          ...(protocol >= 2 && known?.former !== undefined && { former: known.former.token }),
          ...(protocol >= 3 &&
            known?.former !== undefined && {
              refusedFor: known.former.refusedFor,
              after: known.after ?? [],
            }),
        };
        const answer = await call(deskPaths.enrol, enrolAnswerSchema, post(body));
        if (answer.ok || answer.failure.code !== TOO_RECENT || protocol === 1) return hear(answer);
      }
    },
    proposeToken: (token, hash) =>
      call(deskPaths.token, tokenAnswerSchema, post({ protocol: spoken, hash }, token)),
    hello: async (token) =>
      hear(await call(deskPaths.hello, helloAnswerSchema, read(token), listen)),
    ownDocuments: (token, ledger, { kind, period }) => {
      const query = new URLSearchParams({ kind, after: period });
      return call(`${deskPaths.documents}?${query.toString()}`, ownDocumentsAnswerSchema, {
        headers: { authorization: `Bearer ${token}`, [LEDGER_HEADER]: ledger },
      });
    },
    publications: (token, { depuis, ...log }) => {
      const query = new URLSearchParams({ depuis: String(depuis), ...log });
      const path = `${publicationsPath}?${query.toString()}`;
      return call(path, publicationsAnswerSchema, read(token));
    },
    kilometres: (token, annee) =>
      call(`${kilometresPath}?annee=${annee}`, deskKilometresSchema, read(token)),
    visio: (token) => call(visioPath, reglagesVisioSchema, read(token)),
    salle: (token, asked) => call(visioPath, salleOuverteSchema, post(asked, token)),
    phones: (token, rdv) => call(visioPhonesPath, visioPhonesSchema, post({ rdv }, token)),
    sendCounts: (token, { delivery, after, ...message }) => {
      const lineage = spoken >= 2 && delivery !== undefined ? { delivery, after } : {};
      const body = { protocol: spoken, program, ...message, ...lineage };
      return postCounts(body, token);
    },
  };
}

/** What the département keeps of a ledger’s id: it cannot say it in our place. */
function hashLedger(id: string): string {
  return createHash('sha256').update(id, 'utf8').digest('hex');
}

/** Whether a text may be a département’s address: HTTPS, or plain HTTP on this very machine. */
export function isAcceptableDepartmentUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
  );
}

/** The refusal of an address that may not be a département’s. */
export function refuseAddress(): Result<never> {
  return refuse(
    'adresse-refusee',
    'L’adresse du département doit commencer par https:// (ou http:// sur ce poste même). Vérifiez-la auprès de la coordination.',
  );
}

function offline(): Result<never> {
  return refuse(
    OFFLINE,
    'Le département ne répond pas. Vérifiez le réseau et l’adresse\u202f; ce qui est enregistré ici partira plus tard.',
  );
}
