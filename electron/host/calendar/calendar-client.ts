import { z } from 'zod';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { refusalMessageSchema } from '../../../shared/sync/messages.ts';
import {
  calendarAnswerSchema,
  calendarAnswersSchema,
  calendarPaths,
  CALENDAR_VERSION,
} from '../../../shared/sync/calendar.ts';
import type {
  CalendarAnswer,
  CalendarAnswers,
  CalendarRequest,
} from '../../../shared/sync/calendar.ts';
import { limits } from '../../../shared/sync/protocol.ts';
import { OFFLINE } from '../delivery/department-client.ts';
import type { Fetch } from '../delivery/department-client.ts';

/** A département that has no calendar: an older one, most often. */
export const NO_CALENDAR = 'sans-agenda';

/** Where a copy is in the feed. */
export interface FeedPlace {
  readonly depuis: number;
  readonly origine?: string;
  readonly repere?: string;
}

/** The calendar’s calls. `hors-ligne` means “try again later”; `sans-agenda`, much later. */
export interface CalendarClient {
  feed(from: FeedPlace): Promise<Result<CalendarAnswer>>;
  ask(demandes: readonly CalendarRequest[]): Promise<Result<CalendarAnswers>>;
  /** Opens the line of events: its bytes as they come, until `signal` ends it. */
  listen(signal: AbortSignal): Promise<Result<ReadableStream<Uint8Array>>>;
}

/** The calendar of the département at `url`, for the desk that holds `token`. */
export function createCalendarClient(url: string, token: string, fetchImpl: Fetch): CalendarClient {
  const authorization = `Bearer ${token}`;
  const call = async <S extends z.ZodType>(
    path: string,
    schema: S,
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
    const refused = readRefusal(response.status, body);
    if (refused !== null) return refused;
    const answer = schema.safeParse(body);
    return response.ok && answer.success ? ok(answer.data) : offline();
  };
  return {
    feed: ({ depuis, ...log }) => {
      const query = new URLSearchParams({ depuis: String(depuis), ...log });
      return call(`${calendarPaths.feed}?${query.toString()}`, calendarAnswerSchema, {
        headers: { authorization },
      });
    },
    ask: (demandes) =>
      call(calendarPaths.requests, calendarAnswersSchema, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ version: CALENDAR_VERSION, demandes }),
      }),
    listen: async (signal) => {
      try {
        const response = await fetchImpl(new URL(calendarPaths.events, url), {
          headers: { authorization, accept: 'text/event-stream' },
          redirect: 'error',
          signal,
        });
        if (response.ok && response.body !== null) return ok(response.body);
        const body: unknown = await response.json().catch(() => null);
        return readRefusal(response.status, body) ?? offline();
      } catch {
        return offline();
      }
    },
  };
}

function readRefusal(status: number, body: unknown): Result<never> | null {
  if (status === 404) return refuse(NO_CALENDAR, 'Ce département ne tient pas encore d’agenda.');
  if (status < 400 || status >= 500) return null;
  const refusal = refusalMessageSchema.safeParse(body);
  return refusal.success ? refuse(refusal.data.code, refusal.data.sentence) : null;
}

function offline(): Result<never> {
  return refuse(
    OFFLINE,
    'Le département ne répond pas. Vérifiez le réseau, puis recommencez\u202f; rien n’a été changé.',
  );
}
