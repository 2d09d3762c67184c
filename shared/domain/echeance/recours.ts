import type { Fiche } from '../catalogue/fiche.ts';
import { isToVerify } from '../catalogue/weakest.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { Echeance } from './evaluate-regle.ts';
import { dayInWords, onDay } from './quand.ts';

/**
 * The last day to contest a decision, from the day its notification was received. Unknown when the
 * catalogue has no delay for this démarche, or nobody noted that day; the letter itself is what counts.
 */
export function recoursDeadline(fiche: Fiche, notifieLe: LocalDay | null): Echeance {
  const { recoursDelai: delay, recours } = fiche;
  const common = { regle: `${fiche.id}:recours`, demarche: fiche.id };
  if (delay === null) {
    const manque = 'le délai de recours : lisez-le sur la notification';
    return { ...common, quand: { kind: 'inconnue', manque }, ...telling(recours.confidence, []) };
  }
  const { months = 0, days = 0, confidence } = delay;
  const length = months > 0 ? `${String(months)} mois` : `${String(days)} jours`;
  if (notifieLe === null) {
    const manque = 'la date de réception de la notification';
    return { ...common, quand: { kind: 'inconnue', manque }, ...telling(confidence, [length]) };
  }
  const quand = onDay(Temporal.PlainDate.from(notifieLe).add({ months, days }));
  const from = `${length} après la notification reçue le ${dayInWords(notifieLe)}.`;
  return { ...common, quand, ...telling(confidence, [from]) };

  function telling(sureness: Echeance['confidence'], more: readonly string[]) {
    const check = isToVerify(sureness) ? ['Délai à vérifier sur la notification.'] : [];
    return { confidence: sureness, pourquoi: [recours.fact, ...more, ...check].join(' — ') };
  }
}
