import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { dayFiguresSchema } from '../../../shared/domain/comptage/day-figures.ts';
import type { DayFigures } from '../../../shared/domain/comptage/day-figures.ts';
import { isBlank } from '../../../shared/domain/comptage/figures.ts';
import type { Sealer } from '../sealing/sealer.ts';
import type { DayRow } from '../store/desk-database.ts';

/** Version of what is sealed for a day. Older ones do not open, and the day is counted again. */
const FIGURES_VERSION = 1;

/** Seals the figures of a day for that day alone; what is blank of them is left out, as it is of most days. */
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
    return dayFiguresSchema.parse(sealer.open({ ...identityOf(day), sealed }));
  } catch {
    return null;
  }
}

function identityOf(day: LocalDay) {
  return { id: day, collection: 'chiffres', schema: FIGURES_VERSION } as const;
}
