import type { CatalogueIndex } from './catalogue-index.ts';
import type { Sources } from './fact.ts';
import type { Fiche } from './fiche.ts';
import type { PublishedDemarche } from './publication.ts';
import type { ThemesDeVie } from './themes-de-vie.ts';

/** What the coordination last said of one démarche; null when it took its publication back. */
export interface DemarcheChange {
  /** Grows with every publication of the département: the greater is the later. */
  readonly numero: number;
  readonly id: string;
  readonly contenu: PublishedDemarche | null;
}

/** The names of démarches, as a search and a list need them. */
export interface CatalogueNames {
  readonly index: CatalogueIndex;
  readonly themesDeVie: ThemesDeVie;
}

/** The fiches and where their facts were read. */
export interface CatalogueFiches {
  readonly fiches: readonly Fiche[];
  readonly sources: Sources;
}

/** The names once every change is applied: entries replaced in their place, local ones at the end. */
export function applyToNames(
  shipped: CatalogueNames,
  changes: readonly DemarcheChange[],
): CatalogueNames {
  const published = publishedById(changes);
  if (published.size === 0) return shipped;
  const { index, themesDeVie } = shipped;
  const known = new Set(index.demarches.map(({ id }) => id));
  return {
    index: {
      ...index,
      demarches: [
        ...index.demarches.map((entree) => published.get(entree.id)?.entree ?? entree),
        ...[...published.values()].flatMap(({ entree }) => (known.has(entree.id) ? [] : [entree])),
      ],
    },
    themesDeVie: {
      ...themesDeVie,
      demarches: {
        ...themesDeVie.demarches,
        ...Object.fromEntries([...published].map(([id, one]) => [id, one.themesDeVie])),
      },
    },
  };
}

/**
 * The fiches once every change is applied, whatever the order they come in: of two changes of one
 * démarche the greater number stands, and one taken back leaves what was shipped. Pure.
 */
export function applyPublications(
  shipped: CatalogueFiches,
  changes: readonly DemarcheChange[],
): CatalogueFiches {
  const published = publishedById(changes);
  if (published.size === 0) return shipped;
  const known = new Set(shipped.fiches.map(({ id }) => id));
  return {
    fiches: [
      ...shipped.fiches.map((fiche) => published.get(fiche.id)?.fiche ?? fiche),
      ...[...published.values()].flatMap(({ fiche }) => (known.has(fiche.id) ? [] : [fiche])),
    ],
    sources: Object.assign(
      {},
      ...[...published.values()].map(({ sources }) => sources),
      // What was shipped under a name keeps it: a publication never changes where another fact was read.
      shipped.sources,
    ) as Sources,
  };
}

/** What stands published, by démarche, in the order of the numbers. */
export function publishedById(
  changes: readonly DemarcheChange[],
): ReadonlyMap<string, PublishedDemarche> {
  const last = new Map<string, DemarcheChange>();
  for (const change of changes.toSorted((a, b) => a.numero - b.numero)) {
    last.delete(change.id);
    last.set(change.id, change);
  }
  return new Map(
    [...last].flatMap(([id, { contenu }]) => (contenu === null ? [] : [[id, contenu] as const])),
  );
}
