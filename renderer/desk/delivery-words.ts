import type { DeliveryState } from '../../shared/ipc/delivery-state.ts';
import { assertNever } from '../../shared/kernel/exhaustive.ts';
import type { Zone } from '../../shared/domain/calendar/local-day.ts';
import { count, formatMoment, NBSP } from '../ui/format.ts';

/** Where the desk stands with the département, in words; `detail` says what it means. */
export interface DeliveryWords {
  readonly tone: 'calme' | 'envoi' | 'attente' | 'alerte';
  readonly short: string;
  readonly detail: string;
}

/** The words of a delivery state, seen at `now` (ISO instant) in the site’s zone. */
export function deliveryWords(state: DeliveryState, now: string, zone: Zone): DeliveryWords {
  switch (state.kind) {
    case 'non-relie':
      return {
        tone: 'attente',
        short: 'Non relié au département',
        detail:
          'Tout est enregistré sur ce poste. Reliez-le avec le code donné par la coordination.',
      };
    case 'a-jour':
      return {
        tone: 'calme',
        short: 'À jour',
        detail: `Le département a tout reçu, ${formatMoment(state.since, now, zone)}.`,
      };
    case 'envoi':
      return {
        tone: 'envoi',
        short: state.envois === 0 ? 'Connexion…' : toSend(state.envois),
        detail: 'Les comptes partent vers le département.',
      };
    case 'hors-ligne':
      return {
        tone: 'attente',
        short: `Hors ligne depuis ${since(formatMoment(state.since, now, zone))}${
          state.envois === 0 ? '' : `, ${toSend(state.envois)}`
        }`,
        detail:
          'Vous pouvez continuer\u00a0: tout est enregistré sur ce poste et partira dès que le département répondra.',
      };
    case 'refuse':
      return {
        tone: 'alerte',
        short: `Refusé par le département${NBSP}: ${toSend(state.envois)}`,
        detail: state.sentence,
      };
    default:
      return assertNever(state);
  }
}

/** One for each day, and for each month that is over, which the département has not received as it is now. */
function toSend(envois: number): string {
  return `${count(envois, 'envoi', 'envois')} en attente`;
}

/** “aujourd’hui à 9 h 05” reads “9 h 05” after “depuis”. */
function since(moment: string): string {
  return moment.replace(/^aujourd’hui à /, '');
}
