import { z } from 'zod';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DayFigures } from '../../../shared/domain/comptage/day-figures.ts';
import { blankFigures, figuresSchema, isBlank } from '../../../shared/domain/comptage/figures.ts';
import type { Sealer } from '../sealing/sealer.ts';
import type { DayRow } from '../store/desk-database.ts';

/** Version of what is sealed for a day. Older ones do not open, and the day is counted again. */
const FIGURES_VERSION = 1;

/** What is sealed of a day: of most, nothing is cancelled nor left to specify, and these are absent. */
const stateSchema = figuresSchema.default(blankFigures);
const keptSchema = z.strictObject({
  valides: stateSchema,
  annulees: stateSchema,
  aPreciser: stateSchema,
});

/** Seals the figures of a day for that day alone. */
export function sealDayFigures(sealer: Sealer, day: LocalDay, figures: DayFigures): string {
  const kept = Object.entries(figures).filter(([, state]) => !isBlank(state));
  return sealer.seal(identityOf(day), Object.fromEntries(kept));
}

/**
 * The figures last counted of a day; null when there are none, or when they do not open (another key
 * sealed them, or an older version).
 */
export function openDayFigures(sealer: Sealer, { day, sealed }: DayRow): DayFigures | null {
  if (sealed === null) return null;
  try {
    return keptSchema.parse(sealer.open({ ...identityOf(day), sealed }));
  } catch {
    return null;
  }
}

function identityOf(day: LocalDay) {
  return { id: day, collection: 'chiffres', schema: FIGURES_VERSION } as const;
}
