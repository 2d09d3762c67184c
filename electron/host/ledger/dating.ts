import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';

/** What the desk knows of the true day, whatever its clock says. */
export interface DatingBounds {
  /** No entry stamped by the clock may precede it: last entry, enrolment or release of the program. */
  readonly earliest: LocalDay;
  /** The day by the département’s clock, when it was heard since the start; else null. */
  readonly expected: LocalDay | null;
  /** The day by the desk’s own clock; null before the desk has a place. */
  readonly today: LocalDay | null;
}

/**
 * Whether the desk’s clock, which says it is `today`, may be believed. The département’s word is
 * enough, whatever the entries say: one of them may carry a wrong date. Without it, a clock that
 * went forward cannot be told from a desk that stayed closed; a clock that went back can.
 */
export function judgeClock(
  today: LocalDay,
  bounds: Pick<DatingBounds, 'earliest' | 'expected'>,
): 'plausible' | 'en-retard' | 'en-avance' {
  const { earliest, expected } = bounds;
  if (expected === null) return today < earliest ? 'en-retard' : 'plausible';
  if (today === expected) return 'plausible';
  return today < expected ? 'en-retard' : 'en-avance';
}

/** The last day an entry may be given by a person; null when nothing believable says what day it is. */
export function latestDay(bounds: DatingBounds): LocalDay | null {
  const { expected, today } = bounds;
  if (expected !== null || today === null) return expected;
  return judgeClock(today, bounds) === 'plausible' ? today : null;
}
