import type { Random } from '../../shared/kernel/random.ts';

/** Crockford’s base 32: no I, L, O or U, so that a code survives being read aloud over the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const LENGTH = 12;
const GROUP = 4;

/** A one-time code of 60 random bits, written `XXXX-XXXX-XXXX`. */
export function createEnrolmentCode(random: Random): string {
  // 256 is a multiple of 32: the low five bits of a random byte are even.
  const characters = Array.from(random.bytes(LENGTH), (byte) => ALPHABET.charAt(byte & 31));
  return Array.from({ length: LENGTH / GROUP }, (_, group) =>
    characters.slice(group * GROUP, (group + 1) * GROUP).join(''),
  ).join('-');
}

/** The code as it was given, from what a person typed: case, spaces, dashes, O for 0, I or L for 1. */
export function normaliseEnrolmentCode(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}
