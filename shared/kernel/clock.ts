/** The only way the project reads the time. A wall clock may be wrong: it never orders anything. */
export interface Clock {
  now(): Temporal.Instant;
}

/** A clock over any epoch-milliseconds source (the adapters pass the platform's own). */
export function createClock(epochMilliseconds: () => number): Clock {
  return { now: () => Temporal.Instant.fromEpochMilliseconds(epochMilliseconds()) };
}
