import { z } from 'zod';
import { err, ok, refuse, type Failure, type Result } from '../../shared/kernel/result.ts';
import { refusalMessageSchema } from '../../shared/sync/messages.ts';
import {
  declaredFiguresSchema,
  figuresSchema,
  pilotagePaths,
  staffSessionSchema,
  type DeclaredFigures,
  type Figures,
  type StaffSession,
} from '../../shared/sync/pilotage-api.ts';
import type { Period } from '../../shared/sync/published-figures.ts';
import {
  annuaireAnswerSchema,
  catalogueAnswerSchema,
  historiqueAnswerSchema,
  importAnswerSchema,
  publicationApiPaths,
  publishedAnswerSchema,
  undoAnswerSchema,
} from '../../shared/sync/publication-api.ts';
import type {
  AnnuaireAnswer,
  CatalogueAnswer,
  DemarcheRequest,
  HistoriqueAnswer,
  ImportAnswer,
  ImportRequest,
  LieuRequest,
  UndoAnswer,
} from '../../shared/sync/publication-api.ts';
import type { Objet } from '../../shared/sync/publications.ts';
import { sentences } from './wording.ts';

/**
 * The département, as this page calls it. Failures a screen tells apart by their code: `signed-out`
 * (401: wrong password, no session, or an expired one), `unreachable` (no answer, or not one of the
 * département’s own), `unreadable` (an answer of another version). Any other is the département’s,
 * with its sentence.
 */
export interface PilotageClient {
  session(): Promise<Result<StaffSession>>;
  signIn(login: string, password: string): Promise<Result<StaffSession>>;
  signOut(): Promise<Result<unknown>>;
  figures(period: Period, at: string): Promise<Result<Figures>>;
  /** What was published before the tool. */
  declared(): Promise<Result<DeclaredFigures>>;
  /** The directory as it stands. */
  annuaire(): Promise<Result<AnnuaireAnswer>>;
  publishLieu(request: LieuRequest): Promise<Result<{ readonly id: string }>>;
  importLieux(request: ImportRequest): Promise<Result<ImportAnswer>>;
  undoImport(id: string): Promise<Result<UndoAnswer>>;
  /** The catalogue as it stands. */
  catalogue(): Promise<Result<CatalogueAnswer>>;
  publishDemarche(request: DemarcheRequest): Promise<Result<{ readonly id: string }>>;
  /** What was said of one place or one démarche, the latest first. */
  history(objet: Objet, id: string): Promise<Result<HistoriqueAnswer>>;
  /** Reads what a page of its own knows how to read. */
  get<T>(path: string, answers: z.ZodType<T>): Promise<Result<T>>;
  /** Sends what a page of its own knows how to send. */
  send<T>(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    answers: z.ZodType<T>,
  ): Promise<Result<T>>;
}

/** Milliseconds before the département counts as unreachable. */
const answerTimeout = 15_000;

/** A client of the département that serves this page, over the browser’s `fetch`. */
export function createPilotageClient(
  request: (path: string, init: RequestInit) => Promise<Response>,
): PilotageClient {
  async function call<T>(path: string, init: RequestInit, answers: z.ZodType<T>) {
    let answer: Response;
    try {
      answer = await request(path, {
        credentials: 'same-origin',
        cache: 'no-store',
        signal: AbortSignal.timeout(answerTimeout),
        ...init,
      });
    } catch {
      return refuse('unreachable', sentences.unreachable);
    }
    const body = await readJson(answer);
    if (!answer.ok) return err(toFailure(answer.status, body));
    const parsed = answers.safeParse(body);
    return parsed.success ? ok(parsed.data) : refuse('unreadable', sentences.unreadable);
  }

  const post = (body: unknown): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const paths = publicationApiPaths;

  return {
    session: () => call(pilotagePaths.session, {}, staffSessionSchema),
    signIn: (login, password) =>
      call(pilotagePaths.session, post({ login, password }), staffSessionSchema),
    signOut: () => call(pilotagePaths.session, { method: 'DELETE' }, z.unknown()),
    figures: (period, at) =>
      call(
        `${pilotagePaths.figures}?${new URLSearchParams({ period, at }).toString()}`,
        {},
        figuresSchema,
      ),
    declared: () => call(pilotagePaths.declared, {}, declaredFiguresSchema),
    annuaire: () => call(paths.annuaire, {}, annuaireAnswerSchema),
    publishLieu: (request) => call(paths.annuaire, post(request), publishedAnswerSchema),
    importLieux: (request) => call(paths.importLieux, post(request), importAnswerSchema),
    undoImport: (id) => call(paths.undoImport, post({ import: id }), undoAnswerSchema),
    catalogue: () => call(paths.catalogue, {}, catalogueAnswerSchema),
    publishDemarche: (request) => call(paths.catalogue, post(request), publishedAnswerSchema),
    history: (objet, id) =>
      call(
        `${paths.historique}?${new URLSearchParams({ objet, id }).toString()}`,
        {},
        historiqueAnswerSchema,
      ),
    get: (path, answers) => call(path, {}, answers),
    send: (method, path, body, answers) => call(path, { ...post(body), method }, answers),
  };
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    return null;
  }
}

function toFailure(status: number, body: unknown): Failure {
  const refusal = refusalMessageSchema.safeParse(body);
  if (status === 401) {
    return {
      code: 'signed-out',
      sentence: refusal.success ? refusal.data.sentence : sentences.wrongPassword,
    };
  }
  if (refusal.success) return refusal.data;
  return status === 429
    ? { code: 'throttled', sentence: sentences.throttled }
    : { code: 'unreachable', sentence: sentences.unreachable };
}
