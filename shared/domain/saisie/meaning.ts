import type { z } from 'zod';
import type { Canal } from '../vocabulary/canal.ts';
import type { autonomieSchema, issueSchema, natureSchema } from '../vocabulary/demande-details.ts';
import type { Operateur } from '../vocabulary/operateur.ts';
import type { Theme } from '../vocabulary/theme.ts';

/** What a word means, with the French words to show for it. */
export type Meaning = (
  | { readonly kind: 'operateur'; readonly value: Operateur; readonly organisme: string }
  /** Where the visitor is sent: an operator said just after `orienté vers`. */
  | { readonly kind: 'destination'; readonly value: Operateur; readonly organisme: string }
  | { readonly kind: 'demarche'; readonly value: string }
  | { readonly kind: 'theme'; readonly value: Theme }
  | { readonly kind: 'nature'; readonly value: z.infer<typeof natureSchema> }
  | { readonly kind: 'issue'; readonly value: z.infer<typeof issueSchema> }
  | { readonly kind: 'autonomie'; readonly value: z.infer<typeof autonomieSchema> }
  | { readonly kind: 'canal'; readonly value: Canal }
  /** Whole minutes, 1 to 1440. */
  | { readonly kind: 'duree'; readonly value: number }
) & { readonly label: string };

export type MeaningKind = Meaning['kind'];

/** One target, one key: two organismes counted under one operator stay two. */
export function meaningKey(meaning: Meaning): string {
  const id =
    meaning.kind === 'operateur' || meaning.kind === 'destination'
      ? meaning.organisme
      : meaning.value;
  return `${meaning.kind}:${id}`;
}

/** Each meaning once, in the order they come. */
export function mergeMeanings(meanings: readonly Meaning[]): readonly Meaning[] {
  return [...new Map(meanings.map((meaning) => [meaningKey(meaning), meaning])).values()];
}

/** A meaning as its own words say it: a destination is an operator that comes after others. */
export function asWritten(meaning: Meaning): Meaning {
  return meaning.kind === 'destination' ? { ...meaning, kind: 'operateur' } : meaning;
}
