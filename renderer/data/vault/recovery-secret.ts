/** What the key is drawn from: the words without accents or capitals, joined by one space (frozen). */
export function recoverySecret(words: readonly string[]): string {
  return words.map(toPlain).join(' ');
}

/** The words of a text: numbers and punctuation between them are passed over. */
export function splitRecoveryWords(typed: string): readonly string[] {
  return typed.normalize('NFC').match(/\p{L}+/gu) ?? [];
}

/** A word without accents or capitals: what counts of it. */
export function toPlain(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
