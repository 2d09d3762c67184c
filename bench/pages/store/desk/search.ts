import { createRegistreMaps } from '../../../../renderer/data/registre/registre-maps.ts';
import type { Resumes } from '../../../../renderer/data/registre/registre-maps.ts';
import { searchRegistre } from '../../../../renderer/data/registre/search-registre.ts';
import { foldWords } from '../../../../shared/domain/commune/fold.ts';
import { fetchRecords } from '../../records-source.ts';
import { sealerOf } from './query.tsx';
import type { Key } from './query.tsx';

/**
 * How long these searches took, by the mean of each few, and the fewest people one found. Together:
 * the clock of a page is coarser than one of them.
 */
export interface Found {
  readonly milliseconds: readonly number[];
  readonly fewest: number;
}

/** Searches timed together. */
const TOGETHER = 6;

let registre: Resumes | null = null;

/** Opens every usager into memory, as an unlocked desk does; how many. */
export async function indexUsagers(key: Key, count: number): Promise<number> {
  const rows = await fetchRecords(count, false);
  const maps = createRegistreMaps({
    sealer: sealerOf(key),
    store: { database: { isOpen: () => true } },
  });
  for (const row of rows.flat()) maps.place(row);
  registre = maps.publish();
  searchRegistre(registre, 'premier');
  return registre.usagers.size;
}

/** Searches as the desk does. */
export function searchOurs(queries: readonly string[]): Found {
  const people = opened();
  return timeAll(queries, (query) => searchRegistre(people, query).usagers.length);
}

/** Looks at everyone, one slip of the hand a word allowed for: what one writes first. */
export function searchNaively(queries: readonly string[]): Found {
  const { usagers } = opened();
  return timeAll(queries, (query) => {
    const asked = foldWords(query);
    return [...usagers.values()].filter(({ mots }) =>
      asked.every((word) => mots.some((mot) => distance(word, mot) <= 1)),
    ).length;
  });
}

function timeAll(queries: readonly string[], search: (query: string) => number): Found {
  const milliseconds: number[] = [];
  let fewest = Number.POSITIVE_INFINITY;
  for (let from = 0; from < queries.length; from += TOGETHER) {
    const some = queries.slice(from, from + TOGETHER);
    const start = performance.now();
    const found = some.map(search);
    milliseconds.push((performance.now() - start) / some.length);
    fewest = Math.min(fewest, ...found);
  }
  return { milliseconds, fewest };
}

function opened(): Resumes {
  if (registre === null) throw new Error('Nobody is in memory yet.');
  return registre;
}

/** Letters to change, add or leave out to go from one word to the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[other.length] ?? 0;
}
