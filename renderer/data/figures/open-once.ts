import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DayFigures } from '../../../shared/domain/comptage/day-figures.ts';
import type { Sealer } from '../sealing/sealer.ts';
import type { DayRow } from '../store/desk-database.ts';
import { openDayFigures } from './sealed-day.ts';

interface Opened {
  readonly sealed: string | null;
  readonly figures: DayFigures | null;
}

/** What each key has opened; gone with the key. */
const openedBySealer = new WeakMap<Sealer, Map<LocalDay, Opened>>();

/** The figures last counted of a day, as `openDayFigures`: opened once per session for what was counted. */
export function openOnce(sealer: Sealer, row: DayRow): DayFigures | null {
  const opened = openedBySealer.get(sealer) ?? new Map<LocalDay, Opened>();
  openedBySealer.set(sealer, opened);
  const known = opened.get(row.day);
  if (known?.sealed === row.sealed) return known.figures;
  const figures = openDayFigures(sealer, row);
  opened.set(row.day, { sealed: row.sealed, figures });
  return figures;
}
