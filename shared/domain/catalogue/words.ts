import { z } from 'zod';
import { canalSchema } from '../vocabulary/canal.ts';
import { autonomieSchema, issueSchema, natureSchema } from '../vocabulary/demande-details.ts';
import { themeSchema } from '../vocabulary/theme.ts';
import { confidenceSchema, demarcheIdSchema, organismeIdSchema, sentenceSchema } from './fact.ts';

/** Words already folded: no capitals, accents, apostrophes or hyphens. `->` is the one sign kept. */
const wordSchema = z.string().regex(/^([a-z0-9]+( [a-z0-9]+)*|->)$/);

/** The words for one thing: current ones (the first writes it back), short ones, names of the past. */
const wordListSchema = z.strictObject({
  mots: z.array(wordSchema).min(1),
  abreges: z.array(wordSchema).default([]),
  anciens: z.array(wordSchema).default([]),
});

/** What an ambiguous word may mean: `demarche:caf-rsa`, `theme:T1`, `nature:acces-libre`… */
const targetSchema = z
  .string()
  .regex(/^(organisme|demarche|theme|nature|issue|autonomie|canal):[A-Za-z0-9-]+$/);

/**
 * resources/catalogue/words.json: the words heard at the desk, each in one list only. `liaisons`
 * say nothing; `courants` are everyday words one letter away from a word of ours, never taken for it.
 */
export const wordsSchema = z.strictObject({
  note: sentenceSchema,
  confidence: confidenceSchema,
  organismes: z.record(organismeIdSchema, wordListSchema),
  demarches: z.record(demarcheIdSchema, wordListSchema),
  themes: z.record(themeSchema, wordListSchema),
  natures: z.record(natureSchema, wordListSchema),
  issues: z.record(issueSchema, wordListSchema),
  autonomies: z.record(autonomieSchema, wordListSchema),
  canaux: z.record(canalSchema, wordListSchema),
  /** Whole minutes said in words. */
  durees: z.record(z.string().regex(/^[1-9]\d{0,3}$/), wordListSchema),
  ambigus: z.record(wordSchema, z.array(targetSchema).min(2)),
  /** Words for an orientation that name its destination just after. */
  versDestination: z.array(wordSchema),
  liaisons: z.array(wordSchema),
  courants: z.array(wordSchema),
});
export type CatalogueWords = z.infer<typeof wordsSchema>;
export type WordList = z.infer<typeof wordListSchema>;
