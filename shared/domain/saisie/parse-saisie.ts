import { draftDemande } from './draft-demande.ts';
import type { Conflict, SaidDemande } from './draft-demande.ts';
import type { How } from './forms.ts';
import type { Lexicon } from './lexicon.ts';
import { asWritten, meaningKey } from './meaning.ts';
import type { Meaning } from './meaning.ts';
import { cutLine } from './segments.ts';
import { settleSegments } from './settle.ts';

/** A stretch of the line: UTF-16 offsets, end excluded, and the text as typed. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A stretch understood one way only. */
export type Chip = Meaning & Stretch & { readonly how: How };

/** One of the things an ambiguous stretch may mean, and the words that say it without ambiguity. */
export type Option = Meaning & { readonly replacement: string };

/** A stretch that means several things: the desk must choose. */
export interface Ambiguity extends Stretch {
  readonly options: readonly Option[];
}

/** A durée that cannot be; the sentence (French) says what to write. */
interface Refusal extends Stretch {
  readonly sentence: string;
}

/**
 * What a line says. Chips, ambiguities, unknown and refused stretches and link words (`ignored`)
 * never overlap, and nothing but signs and spaces stands between them. `demande` has nothing a chip
 * does not say or imply, and null for what chips disagree on.
 */
export interface ParsedSaisie extends SaidDemande {
  readonly chips: readonly Chip[];
  readonly ambiguities: readonly Ambiguity[];
  readonly unknown: readonly Stretch[];
  readonly refusals: readonly Refusal[];
  readonly ignored: readonly Stretch[];
  readonly conflicts: readonly Conflict[];
}

/** Reads a line of saisie éclair. Never throws, whatever is typed; never guesses. */
export function parseSaisie(text: string, lexicon: Lexicon): ParsedSaisie {
  const chips: Chip[] = [];
  const ambiguities: Ambiguity[] = [];
  const unknown: Stretch[] = [];
  const refusals: Refusal[] = [];
  const ignored: Stretch[] = [];
  for (const segment of settleSegments(cutLine(text, lexicon), lexicon)) {
    const { start, end } = segment;
    const stretch = { start, end, text: text.slice(start, end) };
    if (segment.read === 'refused') {
      refusals.push({ ...stretch, sentence: segment.failure.sentence });
    } else if (segment.read === 'word') {
      (lexicon.liaisons.has(segment.phrase) ? ignored : unknown).push(stretch);
    } else {
      const [meaning, ...others] = segment.meanings;
      if (meaning === undefined) continue;
      if (others.length === 0) chips.push({ ...meaning, ...stretch, how: segment.how });
      else ambiguities.push({ ...stretch, options: toOptions(segment.meanings, lexicon) });
    }
  }
  return {
    chips,
    ambiguities,
    unknown,
    refusals,
    ignored,
    ...draftDemande(chips, lexicon),
  };
}

function toOptions(meanings: readonly Meaning[], lexicon: Lexicon): readonly Option[] {
  return meanings.map((meaning) => ({ ...meaning, replacement: writeMeaning(meaning, lexicon) }));
}

/** The words that say a meaning without ambiguity. */
export function writeMeaning(meaning: Meaning, lexicon: Lexicon): string {
  return lexicon.writing.get(meaningKey(asWritten(meaning))) ?? meaning.label;
}
