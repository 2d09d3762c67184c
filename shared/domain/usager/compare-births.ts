import type { Clue } from './clue.ts';

/**
 * What two birth dates say: equal, day and month swapped, one figure apart, one less precise than the
 * other, or contradicting. Nothing when one is unknown.
 */
export function compareBirths(one: string | null, other: string | null): readonly Clue[] {
  if (one === null || other === null) return [];
  if (one === other && one.length === 10) return [{ points: 35, raison: 'même date de naissance' }];
  if (one.startsWith(other) || other.startsWith(one)) {
    return [{ points: 10, raison: 'dates de naissance compatibles' }];
  }
  if (one.length === 10 && other.length === 10) {
    if (swapDayAndMonth(one) === other) {
      return [{ points: 25, raison: 'jour et mois de naissance inversés' }];
    }
    if (differences(one, other) === 1) {
      return [{ points: 15, raison: 'date de naissance à un chiffre près' }];
    }
  }
  return [{ points: -30, raison: 'dates de naissance différentes' }];
}

function swapDayAndMonth(date: string): string {
  const [year, month, day] = date.split('-');
  return [year, day, month].join('-');
}

function differences(one: string, other: string): number {
  return one.split('').filter((figure, at) => figure !== other[at]).length;
}
