import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { LocalDay } from '../calendar/local-day.ts';
import type { SiteId } from '../site/identifiers.ts';
import type { DatedClear } from '../visite/passage.ts';
import { createDetailDraw } from './demo-details.ts';
import type { DemoDetails } from './demo-details.ts';
import { hashName } from './fnv.ts';
import { pick } from './pick.ts';
import type { Weighted } from './pick.ts';
import {
  canaux,
  closedDays,
  demandesPerVisite,
  hours,
  monthFactors,
  naturesOfAide,
  operateursByTheme,
  themes,
  WORKING_DAYS,
  yearlyVisites,
} from './demo-tables.ts';

/** A visite nobody made: its clear half, the minute of its hour, and what is said of it besides. */
export interface DemoVisite {
  readonly minute: number;
  readonly clear: DatedClear;
  readonly details: DemoDetails;
}

/**
 * The fictitious visites of one platform on one day, in the order of the clock. Deterministic: the
 * same platform and day give the same visites on any machine, whenever it is asked.
 */
export function generateDay(site: SiteId, day: LocalDay): readonly DemoVisite[] {
  const yearly = yearlyVisites[site] ?? 0;
  const date = Temporal.PlainDate.from(day);
  if (yearly === 0 || date.dayOfWeek > 5 || closedDays.has(day.slice(5))) return [];
  const rng = xoroshiro128plus(hashName(`${site}|${day}`));
  const draw = () => uniformFloat64(rng);
  const mean = (yearly / WORKING_DAYS) * (monthFactors[date.month - 1] ?? 1);
  const total = Math.floor(mean * (0.65 + 0.7 * draw()) + draw());
  const drawDetails = createDetailDraw(site, day);
  return Array.from({ length: total }, () => drawVisite(draw))
    .sort((a, b) => a.clear.heure - b.clear.heure || a.minute - b.minute)
    .map((visite) => ({ ...visite, details: drawDetails(visite.clear) }));
}

/** The days a demonstration shows: the 24 months before `today`, oldest first, today left out. */
export function listDemoDays(today: LocalDay): readonly LocalDay[] {
  const end = Temporal.PlainDate.from(today);
  const days: LocalDay[] = [];
  for (
    let date = end.subtract({ months: 24 });
    Temporal.PlainDate.compare(date, end) < 0;
    date = date.add({ days: 1 })
  )
    days.push(date.toString() as LocalDay);
  return days;
}

function drawVisite(draw: () => number): Omit<DemoVisite, 'details'> {
  const demandes = Array.from({ length: pick(demandesPerVisite, draw()) }, () => {
    const theme = pick(themes, draw());
    return {
      theme,
      operateur: pickOrNull(operateursByTheme[theme], draw()),
      nature: theme === 'T9' ? null : pick(naturesOfAide, draw()),
    };
  });
  return {
    minute: Math.floor(60 * draw()),
    clear: {
      heure: pick(hours, draw()),
      canal: pick(canaux, draw()),
      demandes,
      premieres: null,
      etat: 'valide',
      datation: 'confirmee',
    },
  };
}

function pickOrNull<T>(table: Weighted<T>, at: number): T | null {
  return table.length === 0 ? null : pick(table, at);
}
