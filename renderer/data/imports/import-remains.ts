import type { Failure } from '../../../shared/kernel/result.ts';

/** What an import that did not end well leaves: nothing that counts, or a part the desk has a notice of. */
export type Remains = 'rien' | 'partie';

const sentences: Readonly<Record<Remains, string>> = {
  rien: 'Rien n’a été gardé de cet import.',
  partie:
    'Une partie de cet import est enregistrée\u00a0: continuez-le ou annulez-le depuis l’avis en haut de l’écran.',
};

/** A file the worker could not read, or could not read to its end. */
export const OUT_OF_REACH: Failure = {
  code: 'fichier-hors-de-portee',
  sentence:
    'Ce fichier n’a pas pu être lu, sans doute faute de mémoire. Fermez d’autres programmes, ou partagez le fichier, puis recommencez.',
};

/** A refusal that also says, truly, what is left of the import it stopped. */
export function sayRemains({ code, sentence }: Failure, remains: Remains): Failure {
  return { code, sentence: `${sentence} ${sentences[remains]}` };
}
