/** A short text from a stranger made fit to be stored and shown: no control characters. */
export function toPlainLabel(text: string): string {
  return text.replaceAll(/\p{C}/gu, '');
}
