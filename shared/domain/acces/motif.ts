import { z } from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { foldWords } from '../commune/fold.ts';

/** The longest reason typed by hand, in characters: a few words. */
export const MAX_PRECISION = 80;

/** Figures in a row, spaces aside, from which a text holds a number of someone; a day has fewer. */
const NUMBER_OF_SOMEONE = /\d{6,}/;

/** Letters from which a word is a name: shorter ones are also words of every sentence. */
const NAME_LETTERS = 3;

const raisonChoisieSchema = z.enum(['accueil', 'suivi', 'demande-personne', 'verification']);

/**
 * Why someone opened a person’s file: one of a few reasons, or a few words. They begin with a letter or a
 * figure, so that no spreadsheet takes them for a formula and the exported chain can be followed again.
 */
export const motifAccesSchema = z.discriminatedUnion('raison', [
  z.strictObject({ raison: raisonChoisieSchema }),
  z.strictObject({
    raison: z.literal('autre'),
    precision: z
      .string()
      .trim()
      .max(MAX_PRECISION)
      .regex(/^[\p{L}\p{N}][^\p{Cc}]*$/u),
  }),
]);
export type MotifAcces = z.infer<typeof motifAccesSchema>;

/** The reasons, in the order they are proposed; shown and printed so. */
export const raisonLabels: Readonly<Record<MotifAcces['raison'], string>> = {
  accueil: 'rendez-vous ou accueil en cours',
  suivi: 'suivi du dossier',
  'demande-personne': 'demande de la personne',
  verification: 'vérification ou correction',
  autre: 'autre',
};

/** A reason in words: the one chosen, or the one typed. */
export function motifWords(motif: MotifAcces): string {
  return motif.raison === 'autre' ? motif.precision : raisonLabels[motif.raison];
}

/**
 * A reason typed by hand, `names` being the folded words that name the person (`foldWords`). The log is
 * kept twelve months even when the file is erased: it may hold neither name nor number of theirs.
 * Refusals: `motif-absent`, `motif-trop-long`, `motif-nommant`.
 */
export function readMotif(typed: string, names: readonly string[]): Result<MotifAcces> {
  const precision = typed.trim();
  if (precision.length > MAX_PRECISION)
    return refuse('motif-trop-long', `Dites-le en ${MAX_PRECISION}\u00a0signes au plus.`);
  const motif = motifAccesSchema.safeParse({ raison: 'autre', precision });
  if (!motif.success)
    return refuse(
      'motif-absent',
      'Dites en quelques mots pourquoi, en commençant par une lettre ou un chiffre.',
    );
  const named = new Set(names.filter((name) => name.length >= NAME_LETTERS));
  if (
    NUMBER_OF_SOMEONE.test(precision.replaceAll(/[\s.-]/gu, '')) ||
    foldWords(precision).some((word) => named.has(word))
  )
    return refuse(
      'motif-nommant',
      'Sans le nom de la personne ni aucun de ses numéros\u00a0: le journal reste quand sa fiche est effacée.',
    );
  return ok(motif.data);
}
