import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { LocalDay } from '../calendar/local-day.ts';
import type { MonthVisite } from '../comptage/count-month.ts';
import type { SiteId } from '../site/identifiers.ts';
import type { VisiteClear } from '../visite/schema.ts';
import {
  ages,
  autonomies,
  communesBySite,
  demarchesByOperateur,
  durees,
  issues,
} from './demo-detail-tables.ts';
import { hashName } from './fnv.ts';
import { pick } from './pick.ts';
import type { Weighted } from './pick.ts';

const NOT_SAID: Weighted<string | null> = [[null, 1]];

/** What is said of a fictitious visite beyond its clear half: what a month counts of it. */
export type DemoDetails = MonthVisite;

/**
 * Draws the details of the visites of one platform on one day, one after the other. Deterministic, and
 * drawn apart from the clear halves, which stay what they are when a detail is added.
 */
export function createDetailDraw(
  site: SiteId,
  day: LocalDay,
): (clear: Pick<VisiteClear, 'demandes'>) => DemoDetails {
  const rng = xoroshiro128plus(hashName(`${site}|${day}|détails`));
  const draw = () => uniformFloat64(rng);
  const communes = communesBySite[site] ?? NOT_SAID;
  return ({ demandes }) => ({
    age: pick(ages, draw()),
    commune: pick(communes, draw()),
    demandes: demandes.map(({ operateur, nature }) => {
      const known = operateur === null ? undefined : demarchesByOperateur[operateur];
      const demarche = pick(known ?? NOT_SAID, draw());
      const details = {
        demarche,
        dureeMinutes: pick(durees, draw()),
        issue: nature === 'prise-de-rdv' ? 'rdv-pris' : pick(issues, draw()),
        destination: null,
        autonomie: pick(autonomies, draw()),
      } as const;
      // Nobody is helped who uses the computer alone: nothing more is said of it.
      return nature === 'acces-libre'
        ? { ...details, demarche: null, issue: null, autonomie: 'autonome' as const }
        : details;
    }),
  });
}
