import type { LocalDay } from '../calendar/local-day.ts';
import { dateToDay, dayInWords } from '../echeance/quand.ts';
import type { AgeMax } from './conditions.ts';

/**
 * Whether a pièce is recent enough on the day it is to be handed in. `jusquau` is the last day it can
 * be: « moins de 3 mois » from 15 March is 14 June.
 */
export type AgeDePiece =
  | { readonly kind: 'valable'; readonly jusquau: LocalDay }
  | { readonly kind: 'trop-ancienne'; readonly jusquau: LocalDay; readonly pourquoi: string }
  | { readonly kind: 'date-inconnue'; readonly pourquoi: string }
  | { readonly kind: 'date-a-venir'; readonly pourquoi: string };

/**
 * The age of a pièce against its limit. `date` is the one `ageMax.depuis` names: of the document, or
 * the end of its validity (which alone may be to come). Null when nobody noted it.
 */
export function pieceAge(ageMax: AgeMax, date: LocalDay | null, depot: LocalDay): AgeDePiece {
  if (date === null) {
    const which = ageMax.depuis === 'date-du-document' ? 'du document' : 'de fin de validité';
    return { kind: 'date-inconnue', pourquoi: `Notez la date ${which} : elle compte ici.` };
  }
  if (ageMax.depuis === 'date-du-document' && date > depot) {
    const pourquoi = `Le document est daté du ${dayInWords(date)}, après le dépôt : vérifiez sa date.`;
    return { kind: 'date-a-venir', pourquoi };
  }
  const end = Temporal.PlainDate.from(date).add({ months: ageMax.moinsDeMois });
  const jusquau = dateToDay(end.subtract({ days: 1 }));
  if (depot <= jusquau) return { kind: 'valable', jusquau };
  const limit = `moins de ${String(ageMax.moinsDeMois)} mois`;
  return {
    kind: 'trop-ancienne',
    jusquau,
    pourquoi: `Il faut ${limit} : elle valait jusqu’au ${dayInWords(jusquau)}. Demandez-en une plus récente.`,
  };
}
