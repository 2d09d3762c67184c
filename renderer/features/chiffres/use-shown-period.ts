import { useMemo, useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { comparedRange } from '../../../shared/domain/comptage/period.ts';
import type { Comparison, Period } from '../../../shared/domain/comptage/period.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { useFigures } from '../../data/figures/use-figures.ts';
import type { PeriodFigures } from '../../data/figures/use-figures.ts';

/** A period with its figures, and what it is compared with. */
export interface ShownPeriod {
  readonly period: Period;
  readonly compared: Comparison;
  readonly figures: PeriodFigures;
  readonly before: PeriodFigures;
}

/**
 * A period once it is read, whole; until then the one read before it, so that going from one to the
 * next never shows an empty screen, nor figures under another’s title. Null before the first.
 */
export function useShownPeriod(
  session: DeskSession,
  period: Period,
  today: LocalDay,
): ShownPeriod | null {
  const compared = useMemo(() => comparedRange(period, today), [period, today]);
  const figures = useFigures(session, period);
  const before = useFigures(session, compared);
  const [shown, setShown] = useState<ShownPeriod | null>(null);
  if (figures === undefined || before === undefined) return shown;
  if (shown?.figures === figures && shown.before === before) return shown;
  const next = { period, compared, figures, before };
  setShown(next);
  return next;
}
