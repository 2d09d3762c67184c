import { foldWords } from '../commune/fold.ts';
import { createNeighbourhood } from '../saisie/neighbourhood.ts';
import type { Neighbourhood } from '../saisie/neighbourhood.ts';
import type { Clue } from './clue.ts';
import type { UsagerContent } from './schema.ts';

/** Names without capitals, accents, spaces or hyphens, ready to be compared. */
export interface Named {
  readonly noms: readonly string[];
  readonly prenom: string | null;
  /** The first names one by one: Marie, of Marie-Claude. */
  readonly prenoms: readonly string[];
  /** The names one letter apart from these, made at the first search. */
  near(): Neighbourhood;
}

/** The names of an identity, folded. */
export function createNamed({ nom, prenom, autresNoms }: UsagerContent['identite']): Named {
  const noms = [...new Set([nom, ...autresNoms].flatMap((name) => joined(name)))];
  const [first = null] = joined(prenom);
  let near: Neighbourhood | null = null;
  return {
    noms,
    prenom: first,
    prenoms: prenom === null ? [] : foldWords(prenom),
    near: () => (near ??= createNeighbourhood([...noms, ...(first === null ? [] : [first])])),
  };
}

/** What the names say, in either order. Someone whose first name is quite another is someone else. */
export function compareNames(one: Named, other: Named): readonly Clue[] {
  const straight = [...surnameClues(one, other), ...firstNameClues(one, other)];
  if (!areSwapped(one, other)) return straight;
  const swapped = { points: 60, raison: 'nom et prénom inversés' };
  return straight.reduce((sum, { points }) => sum + points, 0) >= swapped.points
    ? straight
    : [swapped];
}

function surnameClues(one: Named, other: Named): readonly Clue[] {
  if (other.noms.some((name) => one.noms.includes(name))) {
    return [{ points: 40, raison: 'même nom' }];
  }
  return other.noms.some((name) =>
    one
      .near()
      .around(name)
      .some((like) => one.noms.includes(like)),
  )
    ? [{ points: 28, raison: 'nom à une lettre près' }]
    : [];
}

function firstNameClues(one: Named, other: Named): readonly Clue[] {
  if (one.prenom === null || other.prenom === null) return [];
  if (one.prenom === other.prenom) return [{ points: 25, raison: 'même prénom' }];
  if (one.near().around(other.prenom).includes(one.prenom)) {
    return [{ points: 17, raison: 'prénom à une lettre près' }];
  }
  return one.prenoms.some((name) => other.prenoms.includes(name))
    ? [{ points: 12, raison: 'un prénom en commun' }]
    : [{ points: -15, raison: 'prénoms différents' }];
}

function areSwapped(one: Named, other: Named): boolean {
  return (
    one.prenom !== null &&
    other.prenom !== null &&
    one.prenom !== other.prenom &&
    other.noms.includes(one.prenom) &&
    one.noms.includes(other.prenom)
  );
}

function joined(name: string | null): readonly string[] {
  const folded = name === null ? '' : foldWords(name).join('');
  return folded === '' ? [] : [folded];
}
