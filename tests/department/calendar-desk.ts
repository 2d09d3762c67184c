import { expect } from 'vitest';
import { permanenceSchema } from '../../shared/domain/permanence/schema.ts';
import { rdvSchema } from '../../shared/domain/rdv/schema.ts';
import { createId } from '../../shared/kernel/random.ts';
import {
  CALENDAR_VERSION,
  calendarAnswerSchema,
  calendarAnswersSchema,
  calendarContentSchemas,
  calendarPaths,
} from '../../shared/sync/calendar.ts';
import type { CalendarAnswer, CalendarRequestAnswer } from '../../shared/sync/calendar.ts';
import { systemRandom } from '../support/postgres.ts';
import type { TestDepartment } from './test-department.ts';

export const newId = (): string => createId(systemRandom);

/** A reference no other test has: of eight letters, from a counter. */
let drawn = 0;
export function newReference(): string {
  drawn += 1;
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const text = Array.from({ length: 8 }, (_, at) => letters[(drawn >> (5 * (7 - at))) & 31] ?? '2');
  return `${text.slice(0, 4).join('')}-${text.slice(4).join('')}`;
}

/** A permanence of CAF by visio for every platform: the mornings of a day to come. */
export function visioPermanence(changes: Readonly<Record<string, unknown>> = {}) {
  return permanenceSchema.parse({
    id: newId(),
    organisme: 'caf',
    organismeNom: 'CAF',
    agent: null,
    lieu: { genre: 'visio', sites: null, lien: null },
    premierJour: '2026-05-05',
    debut: '09:00',
    fin: '12:00',
    recurrence: null,
    exceptions: [],
    dureeCreneau: 30,
    places: 1,
    motifs: [{ code: 'aide-logement', libelle: 'Aide au logement' }],
    pieces: [],
    ouverture: null,
    notes: null,
    ...changes,
  });
}

/** A desk of the tests: its token, and the calls it makes. */
export interface TestDesk {
  readonly site: string;
  readonly token: string;
  ask(...demandes: readonly object[]): Promise<readonly CalendarRequestAnswer[]>;
  /** Asks for a slot; gives the answer. */
  book(creneau: string, changes?: object): Promise<CalendarRequestAnswer>;
  pull(after?: Partial<CalendarAnswer>): Promise<CalendarAnswer>;
  /** Everything the feed says of one kind, by id: what a desk would keep. */
  read<G extends keyof typeof calendarContentSchemas>(
    genre: G,
  ): Promise<ReadonlyMap<string, ReturnType<(typeof calendarContentSchemas)[G]['parse']>>>;
}

export async function enrolDesk(department: TestDepartment, site: string): Promise<TestDesk> {
  const { token } = await department.enrol(site);
  const headers = { authorization: `Bearer ${token}` };
  const ask = async (...demandes: readonly object[]) => {
    const answer = await department.app.inject({
      method: 'POST',
      url: calendarPaths.requests,
      headers,
      payload: { version: CALENDAR_VERSION, demandes },
    });
    expect(answer.statusCode).toBe(200);
    return calendarAnswersSchema.parse(answer.json()).reponses;
  };
  const pull = async (after: Partial<CalendarAnswer> = {}) => {
    const query = new URLSearchParams({ depuis: String(after.numero ?? 0) });
    if (after.origine !== undefined) query.set('origine', after.origine);
    if (typeof after.repere === 'string') query.set('repere', after.repere);
    const answer = await department.app.inject({
      url: `${calendarPaths.feed}?${query.toString()}`,
      headers,
    });
    return calendarAnswerSchema.parse(answer.json());
  };
  return {
    site,
    token,
    ask,
    book: async (creneau, changes = {}) => {
      const [answer] = await ask({
        genre: 'reserver',
        demande: newId(),
        reference: newReference(),
        creneau,
        motif: 'aide-logement',
        ...changes,
      });
      if (answer === undefined) throw new Error('One answer a request.');
      return answer;
    },
    pull,
    read: async (genre) => {
      const kept = new Map<string, never>();
      let page = await pull();
      for (;;) {
        for (const change of page.changements) {
          if (change.genre !== genre) continue;
          if (change.contenu === null) kept.delete(change.id);
          else kept.set(change.id, calendarContentSchemas[genre].parse(change.contenu) as never);
        }
        if (!page.reste) return kept;
        page = await pull(page);
      }
    },
  };
}

/** What a desk was confirmed; fails on any other answer. */
export function expectConfirmed(answer: CalendarRequestAnswer | undefined) {
  expect(answer).toMatchObject({ issue: 'confirme' });
  return rdvSchema.parse(answer !== undefined && 'rdv' in answer ? answer.rdv : null);
}

/** Why a desk was refused; fails on any other answer. */
export function expectRefused(answer: CalendarRequestAnswer | undefined, code: string): void {
  expect(answer).toMatchObject({ issue: 'refuse', code });
}
