import { z } from 'zod';
import type { SiteId } from '../../../shared/domain/site/identifiers.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import {
  countsAnswerSchema,
  enrolAnswerSchema,
  helloAnswerSchema,
  refusalMessageSchema,
} from '../../../shared/sync/messages.ts';
import type { CountsAnswer, CountsRequest, EnrolAnswer } from '../../../shared/sync/messages.ts';
import { publicationsAnswerSchema, publicationsPath } from '../../../shared/sync/publications.ts';
import type { PublicationsAnswer } from '../../../shared/sync/publications.ts';
import { visioPath } from '../../../shared/sync/visio.ts';
import { reglagesVisioSchema, salleOuverteSchema } from '../../../shared/visio/salle.ts';
import type { ReglagesVisio, Salle, SalleOuverte } from '../../../shared/visio/salle.ts';
import { deskPaths, limits, PROTOCOL_VERSION } from '../../../shared/sync/protocol.ts';

/** The part of `fetch` the client needs, so that tests can lose answers. */
export type Fetch = (url: URL, init: RequestInit) => Promise<Response>;

/** `hors-ligne` means “try again later”; any other refusal code is the département’s own. */
export const OFFLINE = 'hors-ligne';

/** One département as a desk sees it: the calls of the protocol. */
export interface DepartmentClient {
  enrol(code: string, site: SiteId | null): Promise<Result<EnrolAnswer>>;
  hello(token: string): Promise<Result<z.infer<typeof helloAnswerSchema>>>;
  sendCounts(
    token: string,
    message: Omit<CountsRequest, 'protocol' | 'program'>,
  ): Promise<Result<CountsAnswer>>;
  /** What the coordination published after a number of its log. */
  publications(
    token: string,
    from: { readonly depuis: number; readonly origine?: string; readonly repere?: string },
  ): Promise<Result<PublicationsAnswer>>;
  /** What it has for calls by video. */
  visio(token: string): Promise<Result<ReglagesVisio>>;
  /** A room: a new one, or the one named once more. */
  salle(token: string, salle: Salle | null): Promise<Result<SalleOuverte>>;
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
    const answer = answerSchema.safeParse(body);
    return response.ok && answer.success ? ok(answer.data) : offline();
  };
  const post = (body: unknown, token?: string): RequestInit => ({
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  const read = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } });
  const versions = { protocol: PROTOCOL_VERSION, program };
  return {
    enrol: (code, site) =>
      call(
        deskPaths.enrol,
        enrolAnswerSchema,
        post({ ...versions, code, ...(site === null ? {} : { site }) }),
      ),
    hello: (token) => call(deskPaths.hello, helloAnswerSchema, read(token)),
    publications: (token, { depuis, ...log }) => {
      const query = new URLSearchParams({ depuis: String(depuis), ...log });
      const path = `${publicationsPath}?${query.toString()}`;
      return call(path, publicationsAnswerSchema, read(token));
    },
    visio: (token) => call(visioPath, reglagesVisioSchema, read(token)),
    salle: (token, salle) => call(visioPath, salleOuverteSchema, post({ salle }, token)),
    sendCounts: (token, message) =>
      call(deskPaths.counts, countsAnswerSchema, post({ ...versions, ...message }, token)),
  };
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
