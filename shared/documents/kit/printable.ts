import { NBSP } from '../words.ts';

/**
 * A text as the paper’s typeface can print it. Thin and narrow spaces become no-break ones, an arrow
 * the sign that looks like it: the face lacks them, and what it lacks prints as an empty box.
 */
export function printable(text: string): string {
  return text.replaceAll(/[\u2009\u202f]/g, NBSP).replaceAll('→', '>');
}
