import { capitalise } from '../../ui/format.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import type { AFaireLine } from './a-faire-line.ts';

/** When a line falls due, saying so when that date is to be checked; null when it has none. */
export function whenWords({ quand, confidence }: AFaireLine): string | null {
  if (quand === null) return null;
  const isUnsure = confidence === 'memory' || confidence === 'proposal';
  return capitalise(frenchSpaces(isUnsure ? `${quand} (à vérifier)` : quand));
}
