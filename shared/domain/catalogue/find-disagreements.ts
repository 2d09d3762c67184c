import type { Calendrier } from './calendrier.ts';
import type { CatalogueIndex } from './catalogue-index.ts';
import type { Sources } from './fact.ts';
import type { Fiche } from './fiche.ts';
import { listWords } from './list-words.ts';
import type { CatalogueWords } from './words.ts';

/** The files of the catalogue, each already parsed by its schema. */
export interface CatalogueFiles {
  readonly index: CatalogueIndex;
  readonly words: CatalogueWords;
  readonly fiches: readonly Fiche[];
  readonly calendrier: Calendrier;
  readonly sources: Sources;
}

/**
 * What one file says and another does not know: a démarche with no fiche, a word that points
 * nowhere or stands in two lists, a source that is not listed. One line each; empty when all agree.
 */
export function findDisagreements(files: CatalogueFiles): readonly string[] {
  const { index, words, fiches, calendrier, sources } = files;
  const demarches = new Set(index.demarches.map(({ id }) => id));
  const organismes = new Set(index.organismes.map(({ id }) => id));
  const deadlines = [
    ...calendrier.items.map(({ id }) => id),
    ...fiches.flatMap(({ echeances }) => echeances.map(({ id }) => id)),
  ];
  const named = new Set([
    ...index.themes.map(({ shareSource }) => shareSource),
    ...sourceIdsWithin([fiches, calendrier]),
  ]);
  const ids = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);
  return [
    ...twice('démarche', ids(index.demarches)),
    ...twice('organisme', ids(index.organismes)),
    ...twice('thème', ids(index.themes)),
    ...twice('fiche', ids(fiches)),
    ...twice('échéance', deadlines),
    ...apart('fiche', demarches, new Set(ids(fiches))),
    ...apart('words of démarche', demarches, new Set(Object.keys(words.demarches))),
    ...apart('words of organisme', organismes, new Set(Object.keys(words.organismes))),
    ...unknown(
      'démarche of the calendar',
      calendrier.items.map(({ demarche }) => demarche),
      new Set([...demarches, '*']),
    ),
    ...unknown(
      'organisme',
      [
        ...index.demarches.flatMap((demarche) => demarche.organismes),
        ...index.organismes.flatMap(({ standsFor }) => standsFor),
        ...index.themes.flatMap((theme) =>
          theme.organisations.flatMap((organisation) => organisation.organismes),
        ),
      ],
      organismes,
    ),
    ...unknown('source', [...named], new Set(Object.keys(sources))),
    ...wordFaults(words),
  ];
}

function wordFaults(words: CatalogueWords): readonly string[] {
  const listed = listWords(words);
  const targets = new Set(listed.map(({ target }) => target));
  const everyWord = [
    ...listed.map(({ word }) => word),
    ...Object.keys(words.ambigus),
    ...words.liaisons,
    ...words.courants,
  ];
  return [
    ...twice('word', everyWord),
    ...unknown('target of an ambiguous word', Object.values(words.ambigus).flat(), targets),
    ...unknown('word before a destination', words.versDestination, new Set(everyWord)),
  ];
}

/** The source ids any part of a parsed value names, wherever a fact stands in it. */
function sourceIdsWithin(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(sourceIdsWithin);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    (key === 'sources' || key === 'datesSources') && Array.isArray(inner)
      ? inner.map(String)
      : sourceIdsWithin(inner),
  );
}

function twice(what: string, ids: readonly string[]): readonly string[] {
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => `${what} “${id}” is there twice`);
}

function unknown(
  what: string,
  ids: readonly string[],
  known: ReadonlySet<string>,
): readonly string[] {
  return ids.filter((id) => !known.has(id)).map((id) => `${what} “${id}” is unknown`);
}

function apart(
  what: string,
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
): readonly string[] {
  return [...one.symmetricDifference(other)].map((id) => `${what}: “${id}” is in one file only`);
}
