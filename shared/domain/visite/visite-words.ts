import type { LocalDay, Zone } from '../calendar/local-day.ts';
import { dayInWords } from '../echeance/quand.ts';
import { canalLabels } from '../vocabulary/canal.ts';
import { operateurLabels } from '../vocabulary/operateur.ts';
import { themeLabels } from '../vocabulary/theme.ts';
import type { VisiteClear, VisiteSealed } from './schema.ts';

/** A visite open in memory. */
interface KnownVisite {
  readonly localDay: LocalDay;
  readonly clear: VisiteClear;
  readonly sealed: VisiteSealed | null;
}

/**
 * A visite as it is recognised among others: its day and hour, its canal, what was asked:
 * `4 mars 2026 à 9 h 05, accueil spontané, APL`.
 */
export function visiteInWords(
  { localDay, clear, sealed }: KnownVisite,
  zone: Zone,
  nameDemarche: (id: string) => string,
): string {
  const asked = clear.demandes.map(({ operateur, theme }, at) => {
    const demarche = sealed?.demandes[at]?.demarche ?? null;
    if (demarche !== null) return nameDemarche(demarche);
    return operateur === null ? themeLabels[theme] : operateurLabels[operateur];
  });
  const when = `${dayInWords(localDay)}${hourInWords(clear, sealed, zone)}`;
  return `${when}, ${canalLabels[clear.canal]}, ${[...new Set(asked)].join(', ')}`;
}

function hourInWords({ heure }: VisiteClear, sealed: VisiteSealed | null, zone: Zone): string {
  const instant = sealed?.instant ?? null;
  if (instant === null) return heure === null ? '' : ` vers ${heure}\u00a0h`;
  const { hour, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return ` à ${hour}\u00a0h\u00a0${String(minute).padStart(2, '0')}`;
}
