import type { Fiche } from '../catalogue/fiche.ts';
import type { Confidence } from '../catalogue/fact.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import { onDay } from './quand.ts';
import type { Quand } from './quand.ts';

/** What the follow-ups of a dossier are counted from; null when it is not known. */
export interface SuiviAnchors {
  readonly envoyeLe: LocalDay | null;
  readonly finDeDroits: LocalDay | null;
  readonly evenement: LocalDay | null;
}

/** A day on which to look at a dossier again, and what for. A desk practice: never a legal date. */
export interface DateDeSuivi {
  readonly quand: Quand;
  readonly pourquoi: string;
  readonly confidence: Confidence;
}

/** The follow-ups a fiche proposes, in its order, each dated as far as the anchors allow. */
export function datesDeSuivi(fiche: Fiche, anchors: SuiviAnchors): readonly DateDeSuivi[] {
  return fiche.suivi.map((suivi) => {
    const { offsetDays, offsetMonths, beforeExpiryMonths, beforeEventMonths, confidence } = suivi;
    const pourquoi = suivi.why ?? suivi.rule ?? '';
    const of = (quand: Quand): DateDeSuivi => ({ quand, pourquoi, confidence });
    if (offsetDays !== undefined || offsetMonths !== undefined) {
      const delay = { days: offsetDays ?? 0, months: offsetMonths ?? 0 };
      return of(shifted(anchors.envoyeLe, delay, 'la date d’envoi'));
    }
    if (beforeExpiryMonths !== undefined) {
      return of(shifted(anchors.finDeDroits, { months: -beforeExpiryMonths }, 'la fin de droits'));
    }
    if (beforeEventMonths !== undefined) {
      return of(
        shifted(anchors.evenement, { months: -beforeEventMonths }, 'la date de l’événement'),
      );
    }
    return of({ kind: 'sans-date' });
  });
}

function shifted(
  from: LocalDay | null,
  by: { readonly days?: number; readonly months?: number },
  manque: string,
): Quand {
  return from === null
    ? { kind: 'inconnue', manque }
    : onDay(Temporal.PlainDate.from(from).add(by));
}
