import type { FieldChanges } from './form-fields.ts';

const NBSP = '\u00a0';

/** Names said in a sentence before the others are counted. */
const SAID = 8;

/** Why fields were left empty when a form was filled, by the names of the fields. */
export interface FillGaps {
  /** Nobody decided what goes in them. */
  readonly sansCorrespondance: readonly string[];
  /** What they want is not known of this person or this dossier. */
  readonly inconnus: readonly string[];
  /** The field holds fewer characters. */
  readonly tropLongs: readonly string[];
  /** Letters of an alphabet that is not of Europe, or signs: no typeface here has them. */
  readonly sansLettres: readonly string[];
  /** A list of the form that has not this value. */
  readonly horsListe: readonly string[];
  /** Fields that Relais cannot fill, whatever they are given. */
  readonly impossibles: readonly string[];
  /** The file’s fields are not those that were mapped; null when they are. */
  readonly changement: FieldChanges | null;
}

/** Several names in a sentence: `« Nom », « Prénom » et 3 autres`. */
function sayNames(names: readonly string[]): string {
  const said = names.slice(0, SAID).map((name) => `«${NBSP}${name}${NBSP}»`);
  const others = names.length - said.length;
  const list = others > 0 ? [...said, `${others} ${others === 1 ? 'autre' : 'autres'}`] : said;
  return list.length < 2 ? (list[0] ?? '') : `${list.slice(0, -1).join(', ')} et ${list.at(-1)}`;
}

/** How a form changed, in sentences that name the fields. */
export function sayChanges({ nouveaux, disparus, autres }: FieldChanges): readonly string[] {
  return [
    ...sentence(nouveaux, 'Champ nouveau', 'Champs nouveaux'),
    ...sentence(disparus, 'Champ disparu', 'Champs disparus'),
    ...sentence(autres, 'Champ d’une autre sorte', 'Champs d’une autre sorte'),
  ];
}

/** What was left empty, and why, in sentences that name the fields; none when all is filled. */
export function sayGaps(gaps: FillGaps): readonly string[] {
  return [
    ...(gaps.changement === null
      ? []
      : [
          `Ce formulaire n’est plus celui dont les champs ont été reliés. ${sayChanges(gaps.changement).join(' ')}`,
        ]),
    ...sentence(
      gaps.sansCorrespondance,
      'Champ non relié, laissé vide',
      'Champs non reliés, laissés vides',
    ),
    ...sentence(gaps.inconnus, 'Pas connu, à compléter', 'Pas connus, à compléter'),
    ...sentence(
      gaps.tropLongs,
      'Trop long pour son champ, à écrire à la main',
      'Trop longs pour leur champ, à écrire à la main',
    ),
    ...sentence(
      gaps.sansLettres,
      'Lettres que Relais n’a pas, à écrire à la main',
      'Lettres que Relais n’a pas, à écrire à la main',
    ),
    ...sentence(
      gaps.impossibles,
      'Champ que Relais ne sait pas remplir',
      'Champs que Relais ne sait pas remplir',
    ),
    ...sentence(
      gaps.horsListe,
      'Absent de la liste du formulaire, à choisir à la main',
      'Absents des listes du formulaire, à choisir à la main',
    ),
  ];
}

function sentence(names: readonly string[], one: string, many: string): readonly string[] {
  return names.length === 0
    ? []
    : [`${names.length === 1 ? one : many}${NBSP}: ${sayNames(names)}.`];
}
