import type { Fiche } from '../../../shared/domain/catalogue/fiche.ts';
import { count } from '../../ui/format.ts';

/** When to look at a dossier again and what for, in French: `15 jours après l’envoi : notification`. */
export function followUpWords(suivi: Fiche['suivi'][number]): string {
  const { offsetDays, offsetMonths, beforeExpiryMonths, beforeEventMonths, rule, why } = suivi;
  const when = [
    offsetDays === undefined ? null : `${count(offsetDays, 'jour', 'jours')} après l’envoi`,
    offsetMonths === undefined ? null : `${count(offsetMonths, 'mois', 'mois')} après l’envoi`,
    beforeExpiryMonths === undefined
      ? null
      : `${count(beforeExpiryMonths, 'mois', 'mois')} avant la fin de droits`,
    beforeEventMonths === undefined
      ? null
      : `${count(beforeEventMonths, 'mois', 'mois')} avant l’événement`,
    rule ?? null,
  ].filter((part) => part !== null);
  return [when.join(', '), ...(why === undefined ? [] : [why])].join(' : ');
}
