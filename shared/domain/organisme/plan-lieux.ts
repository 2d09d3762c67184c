import { foldWords } from '../commune/fold.ts';
import { createLieuId } from './lieu-id.ts';
import type { Lieu } from './schema.ts';

/** A place as a file tells it: its id is ours to give. */
export type ReadLieu = Omit<Lieu, 'id'>;

/** What an import would write: each place whole, added or changed; how many are left as they are. */
export interface LieuxPlan {
  readonly ajouts: readonly Lieu[];
  readonly changements: readonly Lieu[];
  readonly identiques: number;
  /** Places known from something read later than the file: what is known stands. */
  readonly plusRecents: number;
}

/**
 * What a file brings to a directory. A place is the same by its id in the file, else by its name and
 * commune, unless both have an id that differs. Of two lines with one id, the last stands. What the
 * file does not say never wipes what is known, and a file read twice changes nothing. Pure.
 */
export function planLieux(known: readonly Lieu[], read: readonly ReadLieu[]): LieuxPlan {
  const before = new Map(known.map((lieu) => [lieu.id, lieu]));
  const lieux = new Map(before);
  const idByExternal = new Map<string, string>();
  const idsByName = new Map<string, Set<string>>();
  const note = (lieu: Lieu) => {
    if (lieu.externe !== null) idByExternal.set(lieu.externe, lieu.id);
    const named = idsByName.get(nameKey(lieu)) ?? new Set();
    idsByName.set(nameKey(lieu), named.add(lieu.id));
  };
  known.forEach(note);
  const find = (one: ReadLieu): Lieu | undefined => {
    const id = one.externe === null ? undefined : idByExternal.get(one.externe);
    if (id !== undefined) return lieux.get(id);
    return [...(idsByName.get(nameKey(one)) ?? [])]
      .map((named) => lieux.get(named))
      .find((lieu) => lieu !== undefined && (one.externe === null || lieu.externe === null));
  };
  let plusRecents = 0;
  const touched = new Set<string>();
  for (const one of lastOfEach(read)) {
    const same = find(one);
    if (same !== undefined && same.luLe > one.luLe) {
      plusRecents += 1;
      continue;
    }
    const after =
      same === undefined
        ? { ...one, id: createLieuId(one.nom, one.commune, lieux) }
        : merge(same, one);
    if (same !== undefined) idsByName.get(nameKey(same))?.delete(same.id);
    lieux.set(after.id, after);
    note(after);
    touched.add(after.id);
  }
  const written = [...touched].flatMap((id) => lieux.get(id) ?? []);
  const isNew = (lieu: Lieu) => !before.has(lieu.id);
  const isSame = (lieu: Lieu) => JSON.stringify(lieu) === JSON.stringify(before.get(lieu.id));
  return {
    ajouts: written.filter(isNew),
    changements: written.filter((lieu) => !isNew(lieu) && !isSame(lieu)),
    identiques: written.filter(isSame).length,
    plusRecents,
  };
}

/** Lines in the file’s order; of those with one id in the file, the last alone. */
function lastOfEach(read: readonly ReadLieu[]): readonly ReadLieu[] {
  const last = new Map(read.map((one, at) => [one.externe ?? at, one]));
  return [...last.values()];
}

/** A place without an id elsewhere: its folded name, and where it is. */
function nameKey({ nom, insee, commune }: ReadLieu): string {
  return `${foldWords(nom).join(' ')} | ${insee ?? foldWords(commune ?? '').join(' ')}`;
}

/** What is known, put right by what was read since; an unknown never replaces something known. */
function merge(before: Lieu, read: ReadLieu): Lieu {
  const known = Object.entries(read).filter(
    ([key, value]) => value !== null && !isBlank(key, value),
  );
  return { ...before, ...Object.fromEntries(known) };
}

function isBlank(key: string, value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return (
    key === 'horaires' &&
    Object.values(value as Record<string, unknown>).every((hours) => hours === null)
  );
}
