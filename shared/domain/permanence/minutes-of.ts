import type { Heure } from './schema.ts';

/** Minutes since midnight on the wall. */
export function minutesOf(heure: Heure): number {
  return Number(heure.slice(0, 2)) * 60 + Number(heure.slice(3));
}
