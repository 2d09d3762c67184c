import { z } from 'zod';
import type { SiteChoice } from './first-run-answers.ts';

const KEY = 'relais-premiere-ouverture';

/** What a reload of the first run fills in again: nothing secret, and in this tab alone. */
const draftSchema = z.strictObject({
  choice: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('reseau'), site: z.string() }),
    z.strictObject({
      kind: z.literal('nouvelle'),
      name: z.string(),
      commune: z.string().nullable(),
    }),
  ]),
  name: z.string(),
});

/** The platform and the name, as they were typed. */
export interface Draft {
  readonly choice: SiteChoice;
  readonly name: string;
}

const blank: Draft = { choice: { kind: 'reseau', site: '' }, name: '' };

export function readDraft(): Draft {
  try {
    return draftSchema.parse(JSON.parse(sessionStorage.getItem(KEY) ?? ''));
  } catch {
    return blank;
  }
}

export function keepDraft({ choice, name }: Draft): void {
  sessionStorage.setItem(KEY, JSON.stringify({ choice, name }));
}

export function forgetDraft(): void {
  sessionStorage.removeItem(KEY);
}
