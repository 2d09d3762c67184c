import type { Calendrier } from '../catalogue/calendrier.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import { departementOfSite } from '../site/departement-of-site.ts';
import type { DeskIdentity } from '../site/desk-identity.ts';
import type { EcheanceContext } from './quand.ts';

/** Where and when the rules are evaluated on a desk: its zone, its département, today. */
export function deskContext(
  identity: DeskIdentity,
  aujourdhui: LocalDay,
  { publicHolidays }: Pick<Calendrier, 'publicHolidays'>,
): EcheanceContext {
  const departement = departementOfSite(identity);
  return {
    aujourdhui,
    zone: identity.zone,
    departement,
    alsaceMoselle: departement !== null && ALSACE_MOSELLE.has(departement),
    feriesConfidence: publicHolidays.confidence,
  };
}

/** Where 26 December and Good Friday may be off as well. */
const ALSACE_MOSELLE: ReadonlySet<string> = new Set(['57', '67', '68']);
