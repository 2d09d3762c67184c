import { entropyToMnemonic, validateMnemonic } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/french.js';
import type { Random } from '../../../shared/kernel/random.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Failure, Result } from '../../../shared/kernel/result.ts';
import { splitRecoveryWords, toPlain } from './recovery-secret.ts';

/*
 * Holds the whole list of words, 160 kB: only what is itself loaded when needed imports this file.
 */

/** Words of a recovery key: 128 random bits and four of checksum (BIP39, French list). */
const RECOVERY_WORDS = 12;

const ENTROPY_BYTES = 16;

/** Why typed words are not the recovery key; `position` (from 0) is the word to look at, if one. */
export interface WordsFailure extends Failure {
  readonly position: number | null;
}

/** A new recovery key: twelve French words, with their accents, as they are printed. */
export function createRecoveryWords(random: Random): readonly string[] {
  return entropyToMnemonic(random.bytes(ENTROPY_BYTES), [...wordlist])
    .normalize('NFC')
    .split(' ');
}

/**
 * The twelve words of a typed text, as they are printed. Accents, capitals, numbers and punctuation
 * copied from the sheet do not count. Refusals, each with the first word to look at when it can be
 * told: `mot-inconnu`, `mot-faux`, `mot-manquant`, `mot-en-trop`, and `mots-desaccordes` when the
 * checksum alone says that something is wrong. `expected` are the words just printed, when known.
 */
export function checkRecoveryWords(
  typed: string,
  expected: readonly string[] | null = null,
): Result<readonly string[], WordsFailure> {
  const words = splitRecoveryWords(typed);
  const unknown = words.findIndex((word) => !printedByPlain.has(toPlain(word)));
  const wrong = expected === null ? null : compare(words, expected);
  // The first one that is wrong, whichever way: people correct from the top.
  if (wrong !== null && (unknown === -1 || (wrong.position ?? 0) < unknown))
    return { ok: false, failure: wrong };
  if (unknown !== -1)
    return fail(
      'mot-inconnu',
      `Le ${rank(unknown)} mot, «\u00a0${words[unknown]}\u00a0», n’est pas un mot de ces clés. Vérifiez ses lettres sur la feuille.`,
      unknown,
    );
  if (words.length < RECOVERY_WORDS)
    return fail('mot-manquant', tooFew(words.length), words.length);
  if (words.length > RECOVERY_WORDS)
    return fail(
      'mot-en-trop',
      `Il y a ${words.length} mots, et la feuille en a ${RECOVERY_WORDS}. Retirez ce qui est en trop.`,
      RECOVERY_WORDS,
    );
  const printed = words.map((word) => printedByPlain.get(toPlain(word)) ?? word);
  return validateMnemonic(printed.join(' '), [...wordlist])
    ? ok(printed.map((word) => word.normalize('NFC')))
    : fail(
        'mots-desaccordes',
        'Ces douze mots ne vont pas ensemble\u00a0: l’un d’eux est faux, ou deux sont intervertis. Comparez-les à la feuille un à un.',
        null,
      );
}

function compare(words: readonly string[], expected: readonly string[]): WordsFailure | null {
  const typed = words.map(toPlain);
  const wanted = expected.map(toPlain);
  const at = wanted.findIndex((word, index) => typed[index] !== word);
  if (at === -1)
    return typed.length > wanted.length
      ? {
          code: 'mot-en-trop',
          sentence: `Il y a un mot de trop après le ${rank(wanted.length - 1)}. Retirez-le.`,
          position: wanted.length,
        }
      : null;
  const found = typed[at];
  if (found === undefined)
    return { code: 'mot-manquant', sentence: tooFew(typed.length), position: at };
  if (typed.length < wanted.length && found === wanted[at + 1])
    return {
      code: 'mot-manquant',
      sentence: `Il manque le ${rank(at)} mot\u00a0: relisez-le sur la feuille.`,
      position: at,
    };
  if (typed.length > wanted.length && typed[at + 1] === wanted[at])
    return {
      code: 'mot-en-trop',
      sentence: `Le ${rank(at)} mot, «\u00a0${words[at]}\u00a0», est en trop. Retirez-le.`,
      position: at,
    };
  return {
    code: 'mot-faux',
    sentence: wanted.includes(found)
      ? `Le ${rank(at)} mot, «\u00a0${words[at]}\u00a0», n’est pas à sa place. Suivez l’ordre des numéros de la feuille.`
      : `Le ${rank(at)} mot, «\u00a0${words[at]}\u00a0», n’est pas celui de la feuille. Relisez-le.`,
    position: at,
  };
}

function tooFew(length: number): string {
  return length === 0
    ? `Recopiez les ${RECOVERY_WORDS} mots de la feuille, dans l’ordre.`
    : `Il manque des mots\u00a0: vous en avez écrit ${length} sur ${RECOVERY_WORDS}. Continuez avec le ${rank(length)}.`;
}

function fail(
  code: string,
  sentence: string,
  position: number | null,
): Result<never, WordsFailure> {
  return { ok: false, failure: { code, sentence, position } };
}

/** `1er`, `2ᵉ`… from a position that starts at 0. */
function rank(position: number): string {
  return position === 0 ? '1ᵉʳ' : `${position + 1}ᵉ`;
}

/** Each word of the list as the list writes it, by what is left without accents: all are distinct. */
const printedByPlain: ReadonlyMap<string, string> = new Map(
  wordlist.map((word) => [toPlain(word), word]),
);
