/** Wrong codes before the desk locks for good. */
export const MAX_TRIES = 5;

/** Minutes a masked desk keeps the key in memory before it locks for good. */
export const MAX_MINUTES = 30;

/** A masking code: four to six digits. */
const PIN_PATTERN = /^\d{4,6}$/;

/** What a typed code does to a masked desk. */
export type PinOutcome =
  | { readonly kind: 'ouvert' }
  | { readonly kind: 'faux'; readonly left: number }
  | { readonly kind: 'verrouille' };

/** Judges a code after `wrong` wrong ones since the mask was put on. */
export function judgePin(typed: string, pin: string, wrong: number): PinOutcome {
  if (typed === pin) return { kind: 'ouvert' };
  const left = MAX_TRIES - wrong - 1;
  return left > 0 ? { kind: 'faux', left } : { kind: 'verrouille' };
}

/** Whether a mask put on at `since` must have become a lock by `now`; a clock set back locks too. */
export function isMaskOver(since: Temporal.Instant, now: Temporal.Instant): boolean {
  const minutes = since.until(now).total('minutes');
  return minutes < 0 || minutes >= MAX_MINUTES;
}

/** What is wrong with a new code, in a sentence; null when it can be used. */
export function refusePin(pin: string, again: string): string | null {
  if (!PIN_PATTERN.test(pin)) return 'Choisissez de 4 à 6 chiffres.';
  if (/^(\d)\1+$/.test(pin))
    return 'Évitez le même chiffre répété\u00a0: il se devine d’un regard.';
  return pin === again ? null : 'Les deux codes diffèrent. Retapez le second.';
}
