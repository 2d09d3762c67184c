import { MIN_PASSPHRASE } from './create-vault.ts';

/** How hard a passphrase is to guess, as far as its shape alone can tell. */
export interface PassphraseHint {
  /** 0: refused; 1: accepted, weak; 2: fair; 3: good. */
  readonly level: 0 | 1 | 2 | 3;
  readonly sentence: string;
}

/** Different letters and figures under which a long passphrase is a repetition. */
const FEW_SIGNS = 6;

/** Words and length of a passphrase that stays good even when its words are common. */
const GOOD_WORDS = 4;
const GOOD_LENGTH = 20;

/**
 * What can be said of a passphrase without a dictionary: its length, its words, its repetitions. It
 * cannot tell a quotation or a first name, and says so.
 */
export function judgePassphrase(passphrase: string): PassphraseHint {
  const letters = Array.from(passphrase.normalize('NFC').toLowerCase());
  const missing = MIN_PASSPHRASE - passphrase.length;
  if (missing > 0)
    return {
      level: 0,
      sentence:
        letters.length === 0
          ? `${MIN_PASSPHRASE} caractères au moins\u00a0: quatre ou cinq mots sans lien entre eux font très bien l’affaire.`
          : `Trop courte\u00a0: encore ${missing} caractère${missing > 1 ? 's' : ''}.`,
    };
  const signs = new Set(letters.filter((letter) => letter !== ' ')).size;
  const words = new Set(
    passphrase
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 1),
  ).size;
  if (signs < FEW_SIGNS)
    return { level: 1, sentence: 'Faible\u00a0: ce sont presque toujours les mêmes lettres.' };
  if (words >= GOOD_WORDS && letters.length >= GOOD_LENGTH)
    return {
      level: 3,
      sentence: 'Bonne, si ce n’est ni une citation, ni un proverbe, ni votre adresse.',
    };
  if (words >= GOOD_WORDS - 1 || letters.length >= GOOD_LENGTH)
    return {
      level: 2,
      sentence: 'Correcte. Un mot de plus, sans lien avec les autres, l’aiderait.',
    };
  return { level: 1, sentence: 'Faible\u00a0: ajoutez un ou deux mots sans lien avec les autres.' };
}
