import type { Champ, GenreChamp } from '../../../shared/domain/formulaire/schema.ts';
import { fitsGenre } from '../../../shared/domain/formulaire/form-fields.ts';
import {
  sourceGroups,
  sourceLabels,
  sourceSchema,
} from '../../../shared/domain/formulaire/sources.ts';
import type { Source } from '../../../shared/domain/formulaire/sources.ts';
import { count } from '../../ui/format.ts';

/** The choice of a field nobody has decided about. */
export const UNDECIDED = '';

/** What a field of a kind may be filled from, as a list shows it. */
export function sourceChoices(genre: GenreChamp) {
  const choice = (source: Source) => ({ value: source as string, label: sourceLabels[source] });
  return [
    { value: UNDECIDED, label: 'À décider' },
    choice('a-la-main'),
    ...(genre === 'case'
      ? [choice('coche')]
      : sourceGroups.map(({ titre, sources }) => ({
          group: titre,
          items: sources.filter((source) => fitsGenre(source, genre)).map(choice),
        }))),
  ];
}

/** The source a list gives; null while nobody has decided. */
export function readChoice(value: string): Source | null {
  return value === UNDECIDED ? null : sourceSchema.parse(value);
}

export const genreWords: Readonly<Record<GenreChamp, string>> = {
  texte: 'texte',
  case: 'case à cocher',
  choix: 'liste de choix',
};

/** Where a form stands, in short: `12 champs reliés, 30 à la main, 2 à décider`. */
export function describeChamps(champs: readonly Champ[]): string {
  const of = (has: (source: Source | null) => boolean) =>
    champs.filter(({ source }) => has(source)).length;
  const open = of((source) => source === null);
  const byHand = of((source) => source === 'a-la-main');
  return [
    count(champs.length - open - byHand, 'champ relié', 'champs reliés'),
    ...(byHand === 0 ? [] : [`${count(byHand, 'champ', 'champs')} à la main`]),
    ...(open === 0 ? [] : [`${count(open, 'champ', 'champs')} à décider`]),
  ].join(', ');
}

/** The name proposed for a form: the file’s own, without its end; it is of the organisme, not of a person. */
export function proposeFormName(file: string): string {
  return file
    .replace(/\.pdf$/i, '')
    .replaceAll(/[_\s]+/g, ' ')
    .trim()
    .slice(0, 120)
    .trim();
}
