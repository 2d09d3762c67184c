import { proposeSource } from './propose-source.ts';
import type { Champ } from './schema.ts';
import type { Source } from './sources.ts';

/** A field as the file has it. */
export type ReadChamp = Omit<Champ, 'source'>;

/** How the fields of a file differ from those that were mapped, by their names. */
export interface FieldChanges {
  readonly nouveaux: readonly string[];
  readonly disparus: readonly string[];
  /** Still there, and filled another way: a text that became a box. */
  readonly autres: readonly string[];
}

/** Whether a field may be filled from a source: a box is ticked, a text is written. */
export function fitsGenre(source: Source, genre: Champ['genre']): boolean {
  if (source === 'a-la-main') return true;
  return (source === 'coche') === (genre === 'case');
}

/** Compares a file’s fields with those that were mapped; null when they are the same. Pure. */
export function compareFields(
  mapped: readonly Pick<Champ, 'nom' | 'genre'>[],
  read: readonly Pick<Champ, 'nom' | 'genre'>[],
): FieldChanges | null {
  const genres = new Map(mapped.map(({ nom, genre }) => [nom, genre]));
  const present = new Set(read.map(({ nom }) => nom));
  const changes = {
    nouveaux: read.filter(({ nom }) => !genres.has(nom)).map(({ nom }) => nom),
    disparus: mapped.filter(({ nom }) => !present.has(nom)).map(({ nom }) => nom),
    autres: read
      .filter(({ nom, genre }) => genres.has(nom) && genres.get(nom) !== genre)
      .map(({ nom }) => nom),
  };
  return Object.values(changes).every((names) => names.length === 0) ? null : changes;
}

/**
 * The map of a file’s fields: what was decided of those that are the same stays, the others get a
 * proposal where their name tells. Pure.
 */
export function mapFields(read: readonly ReadChamp[], before: readonly Champ[] = []): Champ[] {
  const kept = new Map(before.map((champ) => [champ.nom, champ]));
  return read.map((champ) => {
    const same = kept.get(champ.nom);
    return {
      ...champ,
      source: same?.genre === champ.genre ? same.source : proposeSource(champ),
    };
  });
}

/** What is shown of a field: what the form says of it, else its name. */
export function champName({ nom, libelle }: Pick<Champ, 'nom' | 'libelle'>): string {
  return libelle ?? nom;
}
