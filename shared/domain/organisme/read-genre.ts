import { foldWords } from '../commune/fold.ts';
import { genreLieuLabels, genreLieuSchema } from './schema.ts';
import type { Lieu } from './schema.ts';

/** What a place is, and the organisme of the catalogue it is an office of. */
export type KindOfLieu = Pick<Lieu, 'genre' | 'operateur'>;

const operator = (operateur: string): KindOfLieu => ({ genre: 'operateur', operateur });
const kind = (genre: Lieu['genre'], operateur: string | null = null): KindOfLieu => ({
  genre,
  operateur,
});

/**
 * The values of data·inclusion (typologies of version 0, réseaux porteurs of version 1) that name
 * something of ours; the others are structures.
 */
const values = new Map<string, KindOfLieu>(
  (
    [
      [operator('caf'), ['CAF', 'caf']],
      [operator('cpam'), ['CPAM', 'cpam', 'cnam']],
      [operator('msa'), ['MSA', 'mutualite-sociale-agricole']],
      [operator('france-travail'), ['FT', 'france-travail', 'France Travail', 'pole-emploi']],
      [operator('mission-locale'), ['ML', 'mission-locale']],
      [operator('cap-emploi'), ['CAP_EMPLOI', 'cap-emploi-reseau-cheops']],
      [
        operator('departement'),
        ['DEPT', 'departements', 'CD', 'CDAS', 'MDS', 'maisons-des-solidarites'],
      ],
      [operator('mdph'), ['MDPH', 'mdph', 'MDA', 'maison-departementale-de-lautonomie']],
      [operator('prefecture'), ['PREF']],
      [operator('justice'), ['PAD', 'points-justice']],
      [operator('la-poste'), ['LA_POSTE', 'la-poste']],
      [operator('bailleurs'), ['action-logement']],
      [kind('ccas', 'ccas'), ['CCAS', 'CIAS', 'ccas-cias', 'ccas ou cias']],
      [kind('mairie', 'mairie'), ['MUNI', 'communes', 'mairie']],
      [
        kind('france-services', 'france-services'),
        ['RFS', 'MSAP', 'france-service', 'france-services', 'msap'],
      ],
    ] as const
  ).flatMap(([found, words]) => words.map((word) => [fold(word), found] as const)),
);

for (const genre of genreLieuSchema.options)
  for (const word of [genre, genreLieuLabels[genre]])
    if (!values.has(fold(word))) values.set(fold(word), kind(genre));

/**
 * What a cell says a place is: one of our kinds, or a value of data·inclusion; of several, the first
 * that is one. Null when it says nothing of ours.
 */
export function readGenre(text: string): KindOfLieu | null {
  for (const part of text.split(/[,|]/).flatMap((one) => one.split('"'))) {
    const found = values.get(fold(part));
    if (found !== undefined) return found;
  }
  return null;
}

function fold(text: string): string {
  return foldWords(text).join(' ');
}
