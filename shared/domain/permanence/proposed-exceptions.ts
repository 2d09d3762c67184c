import type { LocalDay } from '../calendar/local-day.ts';
import { ferieOn } from '../echeance/feries.ts';
import type { FeriesOptions } from '../echeance/feries.ts';
import type { Vacances } from './schema.ts';

/** A day of a series that someone may want off, and why. */
export interface ProposedException {
  readonly jour: LocalDay;
  readonly raison: string;
}

/** The jours fériés and school holidays among the days of a series: proposed, never taken off alone. */
export function proposeExceptions(
  days: readonly LocalDay[],
  vacances: readonly Vacances[],
  options: FeriesOptions,
): readonly ProposedException[] {
  return days.flatMap((jour) => {
    const raison =
      ferieOn(jour, options) ?? vacances.find(({ du, au }) => du <= jour && jour <= au)?.nom;
    return raison === undefined ? [] : [{ jour, raison }];
  });
}
