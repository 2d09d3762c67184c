import { isOneSlip } from '../../../shared/domain/saisie/neighbourhood.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { findDuplicates, toCompared } from '../../../shared/domain/usager/find-duplicates.ts';
import type { Doublon } from '../../../shared/domain/usager/find-duplicates.ts';
import type { UsagerContent } from '../../../shared/domain/usager/schema.ts';
import type { DeskSession } from '../desk-session.ts';
import { readEntries } from '../records/read-entry.ts';
import { usagerKind } from '../usagers/usager-kind.ts';
import type { Usager } from '../usagers/usager-kind.ts';
import { readRegistre } from './registre.ts';
import { contentToNumbers, identityToWords } from './resumes.ts';
import type { UsagerResume } from './resumes.ts';

/** Files opened to be compared, at most: those alike by the most things. */
const MOST = 60;

/** Someone who may be the same person, with the likeness and its reasons. */
export type Ressemblance = Omit<Doublon, 'usager'> & { readonly usager: Usager };

/**
 * The files that may be of the same person, the likeliest first: those that share a name, a birth date
 * or a number with what is typed, opened and compared (`findDuplicates`). `self` is the file being
 * changed, null for a new one.
 */
export async function likelyDuplicates(
  session: DeskSession,
  content: UsagerContent,
  self: Id | null,
): Promise<readonly Ressemblance[]> {
  const { usagers } = await readRegistre(session);
  const merged = new Set([...usagers.values()].flatMap(({ fusions }) => fusions));
  const wanted = contentToClues(content);
  const alike = [...usagers.values()]
    .filter(({ id }) => id !== self && !merged.has(id))
    .map((usager) => ({ id: usager.id, points: countShared(wanted, usager) }))
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points)
    .slice(0, MOST);
  const entries = await readEntries(
    session,
    usagerKind,
    alike.map(({ id }) => id),
  );
  const others = entries.map(({ id, sealed }) => toCompared(id, sealed));
  return findDuplicates(toCompared(self ?? NOBODY, content), others).flatMap((found) => {
    const usager = entries.find(({ id }) => id === found.usager);
    return usager === undefined ? [] : [{ ...found, usager }];
  });
}

/** Who is not in the registre yet. */
const NOBODY = idSchema.parse('00000000-0000-4000-8000-000000000000');

/** What a file shares with another in the registre. */
type Clues = Pick<UsagerResume, 'mots' | 'numeros' | 'courriel'> & {
  readonly naissance: string | null;
};

function contentToClues(content: UsagerContent): Clues {
  return {
    mots: identityToWords(content.identite),
    numeros: contentToNumbers(content).map(withoutLetter),
    courriel: content.contact.courriel?.toLowerCase() ?? null,
    naissance: content.identite.naissance,
  };
}

/** How much two files share, never less than what `findDuplicates` would show them for. */
function countShared({ mots, numeros, courriel, naissance }: Clues, other: UsagerResume): number {
  let points = 0;
  for (const word of mots) {
    if (other.mots.includes(word)) points += 2;
    else if (other.mots.some((known) => isOneSlip(word, known))) points += 1;
  }
  if (numeros.some((number) => other.numeros.some((one) => withoutLetter(one) === number))) {
    points += 8;
  }
  if (courriel !== null && courriel === other.courriel) points += 4;
  // Alone it says nothing: thousands are born the same year.
  if (points > 0 && naissance !== null && naissance === other.identite.naissance) points += 4;
  return points;
}

/** The letter of a CAF number is not always known. */
function withoutLetter(number: string): string {
  return number.replace(/^(\d{7})[A-Z]$/, '$1');
}
