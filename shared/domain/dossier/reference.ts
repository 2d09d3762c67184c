import { z } from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { foldWords, withoutArticles } from '../commune/fold.ts';
import { deskLetterSchema } from '../site/identifiers.ts';
import type { DeskLetter, SiteId } from '../site/identifiers.ts';

const pattern = /^([A-Z]{3})-([A-Z])-(\d{4})-(\d{4,6})$/;

/** A dossier’s reference: `MVJ-A-2026-0042`, platform, desk, year of opening, count of that year. */
export const referenceSchema = z.string().regex(pattern).brand<'Reference'>();
export type Reference = z.infer<typeof referenceSchema>;

/** The parts of a reference. `numero` starts at 1 each year, on each desk. */
export interface ReferenceParts {
  readonly prefix: string;
  readonly desk: DeskLetter;
  readonly annee: number;
  readonly numero: number;
}

/** The reference of its parts; the number keeps four figures at least. */
export function formatReference({ prefix, desk, annee, numero }: ReferenceParts): Reference {
  const count = String(numero).padStart(4, '0');
  return referenceSchema.parse([prefix, desk, String(annee).padStart(4, '0'), count].join('-'));
}

/** A reference typed or read out, whatever the capitals and the spaces. Code: reference-forme. */
export function readReference(text: string): Result<Reference> {
  const compact = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-‐‑‒–—_.]+/gu, '');
  const [, prefix, desk, annee, digits = ''] =
    /^([A-Z]{3})([A-Z])(\d{4})(\d{1,6})$/.exec(compact) ?? [];
  const parsed = referenceSchema.safeParse(
    [prefix, desk, annee, String(Number(digits)).padStart(4, '0')].join('-'),
  );
  return parsed.success && Number(digits) > 0
    ? ok(parsed.data)
    : refuse(
        'reference-forme',
        'Une référence s’écrit comme MVJ-A-2026-0042 : vérifiez-la sur la fiche du visiteur.',
      );
}

/** The parts a reference is made of. */
export function referenceToParts(reference: Reference): ReferenceParts {
  const [, prefix = '', desk = '', annee = '', numero = ''] = pattern.exec(reference) ?? [];
  return {
    prefix,
    desk: deskLetterSchema.parse(desk),
    annee: Number(annee),
    numero: Number(numero),
  };
}

/** The next reference of a desk in a year: one more than its highest, gaps never filled. */
export function nextReference(
  of: Omit<ReferenceParts, 'numero'>,
  existing: Iterable<Reference>,
): Reference {
  let highest = 0;
  for (const reference of existing) {
    const { prefix, desk, annee, numero } = referenceToParts(reference);
    if (prefix === of.prefix && desk === of.desk && annee === of.annee) {
      highest = Math.max(highest, numero);
    }
  }
  return formatReference({ ...of, numero: highest + 1 });
}

/** A platform as the network lists it. */
interface NamedSite {
  readonly id: SiteId;
  readonly name: string;
}

/**
 * The three letters of each platform, all different. First come, first served in the order of the
 * network: platforms are added at its end, so that those of the others never change.
 */
export function sitePrefixes(sites: readonly NamedSite[]): ReadonlyMap<SiteId, string> {
  const taken = new Set<string>();
  const prefixes = new Map<SiteId, string>();
  for (const { id, name } of sites) {
    for (const prefix of candidates(name)) {
      if (taken.has(prefix)) continue;
      taken.add(prefix);
      prefixes.set(id, prefix);
      break;
    }
  }
  return prefixes;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * What three letters a name may have, the best first: the initials of its words, the consonants that
 * open its syllables (MarVeJols: MVJ), its other consonants, its vowels; then any.
 */
function* candidates(name: string): Generator<string> {
  const words = withoutArticles(foldWords(name)).filter((word) => /^[a-z]/.test(word));
  const initials = words.map((word) => word.charAt(0)).join('');
  const rest = words.map((word) => word.slice(1).replaceAll(/[^a-z]/g, '')).toReversed();
  const opening = rest.map((word) => word.replaceAll(/[^aeiouy](?![aeiouy])|[aeiouy]/g, ''));
  const consonants = rest.map((word) => word.replaceAll(/[aeiouy]/g, ''));
  const letters = [initials, ...opening, ...consonants, ...rest].join('').toUpperCase();
  const [first = 'X', ...others] = letters.split('');
  const pool = [...new Set([...others.filter((letter) => letter !== first), first])];
  for (const all of [pool, alphabet.split('')]) {
    for (const [at, second] of all.entries()) {
      for (const third of all.slice(at + 1)) yield first + second + third;
    }
  }
  for (const one of alphabet) {
    for (const two of alphabet) for (const three of alphabet) yield one + two + three;
  }
}
