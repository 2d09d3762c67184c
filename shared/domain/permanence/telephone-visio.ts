import { z } from 'zod';

/**
 * How a call by video is joined by telephone when video does not work: the number to dial, and the code
 * it asks for; `code` null when it asks for none. As someone typed it, or as the server of conferences
 * gave it.
 */
export const telephoneVisioSchema = z.strictObject({
  numero: z
    .string()
    .trim()
    .max(30)
    .regex(/^\+?\d(?:[ .-]?\d){3,19}$/),
  code: z
    .string()
    .trim()
    .max(30)
    .regex(/^\d(?: ?\d){1,19}#?$/)
    .nullable(),
});
export type TelephoneVisio = z.infer<typeof telephoneVisioSchema>;

/** Digits of a code without spaces that are read in one breath. */
const LONG_CODE = 5;

/** As shown and printed: `04 66 00 00 00, code 1234 5678 90`. */
export function telephoneVisioWords({ numero, code }: TelephoneVisio): string {
  return code === null ? numero : `${numero}, code ${spaceCode(code)}`;
}

/** A long code in three groups, as Jitsi shows its own; one typed with spaces stays as it was typed. */
function spaceCode(code: string): string {
  if (!/^\d+$/.test(code) || code.length < LONG_CODE) return code;
  const group = Math.ceil(code.length / 3);
  return [code.slice(0, group), code.slice(group, 2 * group), code.slice(2 * group)]
    .filter((part) => part !== '')
    .join('\u00a0');
}
