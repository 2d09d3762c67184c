import type { Id } from '../site/identifiers.ts';
import { hashName } from './fnv.ts';

/** An id of the shape of a random one (UUID version 4), the same for the same name. */
export function drawnId(name: string): Id {
  const hex = ['a', 'b', 'c', 'd']
    .map((salt) => (hashName(`${salt}|${name}`) >>> 0).toString(16).padStart(8, '0'))
    .join('');
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) & 3);
  // The shape is built here, and tested; twelve thousand parses would be felt.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}` as Id;
}
