import { cafNumberToFigures } from '../identifiant/caf.ts';
import type { Clue } from './clue.ts';
import type { UsagerContent } from './schema.ts';

/**
 * What the numbers two records share say. One that belongs to a single person is always enough, even
 * against other names; a CAF number is a household’s and a telephone a family’s: they count for less.
 */
export function sharedNumbers(one: UsagerContent, other: UsagerContent): readonly Clue[] {
  const [mine, theirs] = [one.identifiants, other.identifiants];
  const caf = (content: UsagerContent) =>
    content.identifiants.caf.map(({ numero }) => cafNumberToFigures(numero));
  const mail = (content: UsagerContent) => content.contact.courriel?.toLowerCase() ?? null;
  const clues: readonly (readonly [boolean, number, string])[] = [
    [mine.nir !== null && mine.nir === theirs.nir, 100, 'même numéro de sécurité sociale'],
    [meet(mine.franceTravail, theirs.franceTravail), 100, 'même identifiant France Travail'],
    [meet(caf(one), caf(other)), 50, 'même numéro CAF'],
    [meet(one.contact.telephones, other.contact.telephones), 20, 'même téléphone'],
    [mail(one) !== null && mail(one) === mail(other), 20, 'même courriel'],
  ];
  return clues.flatMap(([is, points, raison]) => (is ? [{ points, raison }] : []));
}

function meet(some: readonly string[], others: readonly string[]): boolean {
  return some.some((value) => others.includes(value));
}
