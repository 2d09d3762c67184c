import { isDoneWith } from './demarche-entry.ts';
import type { Lexicon } from './lexicon.ts';
import type { Meaning } from './meaning.ts';
import type { Segment } from './segments.ts';

type Organisme = Extract<Meaning, { kind: 'operateur' }>;
type Known = Extract<Segment, { read: 'known' }>;

/**
 * Settles what the words of a line say of each other, and nothing more: an organisme just after
 * `orienté vers` is a destination; a word with several meanings keeps the one that belongs to the
 * operator said, when exactly one does; a word known beside that operator only takes its meaning.
 */
export function settleSegments(segments: readonly Segment[], lexicon: Lexicon): readonly Segment[] {
  const aimed = aimDestinations(segments, lexicon);
  const operateur = saidOperateur(aimed);
  if (operateur !== null) {
    return joinBeside(aimed, operateur, lexicon).map((segment) =>
      narrow(segment, (meaning) => belongs(meaning, operateur, lexicon)),
    );
  }
  const [demarche, ...others] = new Set(
    aimed
      .map(onlyMeaning)
      .flatMap((meaning) => (meaning?.kind === 'demarche' ? [meaning.value] : [])),
  );
  const implied = demarche === undefined ? undefined : lexicon.demarches.get(demarche)?.operateur;
  if (implied === undefined || implied === 'autre' || others.length > 0) return aimed;
  // A common counter named with a démarche: the démarche already implies which of them it is.
  return aimed.map((segment) =>
    isOrganismes(segment)
      ? narrow(segment, (meaning) => meaning.kind === 'operateur' && meaning.value === implied)
      : segment,
  );
}

/** The meaning of a segment that has one only. */
function onlyMeaning(segment: Segment): Meaning | null {
  const [first, ...others] = segment.read === 'known' ? segment.meanings : [];
  return first === undefined || others.length > 0 ? null : first;
}

function aimDestinations(segments: readonly Segment[], lexicon: Lexicon): readonly Segment[] {
  let aiming = false;
  return segments.map((segment) => {
    const isNext = aiming && !segment.apart;
    aiming =
      lexicon.towards.has(segment.phrase) ||
      (isNext && segment.read === 'word' && lexicon.liaisons.has(segment.phrase));
    return isNext && isOrganismes(segment) ? aim(segment) : segment;
  });
}

function aim(segment: Known): Segment {
  return {
    ...segment,
    meanings: segment.meanings.map((meaning) =>
      meaning.kind === 'operateur' ? { ...meaning, kind: 'destination' } : meaning,
    ),
  };
}

function isOrganismes(segment: Segment): segment is Known {
  return (
    segment.read === 'known' && segment.meanings.every((meaning) => meaning.kind === 'operateur')
  );
}

/** The operator said in the line; null when none is, or several. */
function saidOperateur(segments: readonly Segment[]): Organisme | null {
  const said = segments
    .map(onlyMeaning)
    .filter((meaning): meaning is Organisme => meaning?.kind === 'operateur');
  const [first] = said;
  const agree = said.every(
    ({ organisme, value }) =>
      organisme === first?.organisme || (value === first?.value && value !== 'autre'),
  );
  return first !== undefined && agree ? first : null;
}

function belongs(meaning: Meaning, operateur: Organisme, lexicon: Lexicon): boolean {
  if (meaning.kind === 'demarche') return isDoneWith(lexicon.demarches, meaning.value, operateur);
  return (
    meaning.kind === 'operateur' &&
    meaning.value === operateur.value &&
    (meaning.value !== 'autre' || meaning.organisme === operateur.organisme)
  );
}

function narrow(segment: Segment, keeps: (meaning: Meaning) => boolean): Segment {
  if (segment.read !== 'known' || segment.meanings.length === 1) return segment;
  const kept = segment.meanings.filter(keeps);
  return kept.length === 1 ? { ...segment, meanings: kept } : segment;
}

/** Reads the words that mean a démarche beside this operator only; the longest run of them first. */
function joinBeside(
  segments: readonly Segment[],
  { organisme }: Organisme,
  lexicon: Lexicon,
): readonly Segment[] {
  const joined: Segment[] = [];
  let at = 0;
  while (at < segments.length) {
    const run = besideAt(segments, at, organisme, lexicon);
    const segment = run ?? segments[at];
    if (segment === undefined) break;
    joined.push(segment);
    while ((segments[at]?.end ?? Infinity) <= segment.end) at += 1;
  }
  return joined;
}

function besideAt(
  segments: readonly Segment[],
  at: number,
  organisme: string,
  lexicon: Lexicon,
): Segment | null {
  for (let length = besideLength(segments, at, lexicon.longest); length > 0; length -= 1) {
    const run = segments.slice(at, at + length);
    const phrase = run.map((segment) => segment.phrase).join(' ');
    const meaning = lexicon.besideOrganisme.get(phrase)?.get(organisme);
    const [first, last] = [run.at(0), run.at(-1)];
    if (meaning === undefined || first === undefined || last === undefined) continue;
    const { start, apart } = first;
    return {
      start,
      end: last.end,
      phrase,
      apart,
      read: 'known',
      meanings: [meaning],
      how: 'exact',
    };
  }
  return null;
}

/** How many segments from `at` may be read together: words, or words with several meanings. */
function besideLength(segments: readonly Segment[], at: number, longest: number): number {
  let length = 0;
  let segment = segments[at];
  while (
    segment !== undefined &&
    length < longest &&
    (length === 0 || !segment.apart) &&
    (segment.read === 'word' || (segment.read === 'known' && segment.meanings.length > 1))
  ) {
    length += 1;
    segment = segments[at + length];
  }
  return length;
}
