import type { Confidence } from './fact.ts';

/** From the surest to what the coordination has still to confirm. */
const bySureness = ['verified', 'verified-secondary', 'memory', 'proposal'] as const;

/** The confidence of what rests on several facts: the least sure of theirs. */
export function weakest(facts: readonly Held[]): Confidence {
  return facts.reduce<Confidence>(
    (least, { confidence }) =>
      bySureness.indexOf(confidence) > bySureness.indexOf(least) ? confidence : least,
    'verified',
  );
}

/** Whether it is shown « à vérifier » until the coordination confirms it. */
export function isToVerify(confidence: Confidence): boolean {
  return confidence === 'memory' || confidence === 'proposal';
}

interface Held {
  readonly confidence: Confidence;
}
