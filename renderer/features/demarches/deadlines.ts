import type { Calendrier, RegleCalendrier } from '../../../shared/domain/catalogue/calendrier.ts';
import type { Confidence } from '../../../shared/domain/catalogue/fact.ts';
import type { Fiche } from '../../../shared/domain/catalogue/fiche.ts';
import { evaluateRegle } from '../../../shared/domain/echeance/evaluate-regle.ts';
import type { Quand } from '../../../shared/domain/echeance/quand.ts';
import type { EcheanceContext } from '../../../shared/domain/echeance/quand.ts';
import { count, formatDate, NBSP } from '../../ui/format.ts';

/** A deadline of a démarche: its rule, and the date it gives now or what it is counted from. */
export interface Deadline {
  readonly rule: string;
  /** The date of today, in French: `d’ici le 30 novembre 2026`; null when there is none. */
  readonly date: string | null;
  /** What it is counted from while nobody knows that day; null when the rule says it all. */
  readonly from: string | null;
  /** Of the date as much as of the rule. */
  readonly confidence: Confidence;
  readonly sources: readonly string[];
  readonly note?: string | undefined;
}

/** Rules of the desk itself: what it keeps, and for how long, is no deadline of a visitor. */
const OF_THE_DESK = ['retention-2ans', 'mandat-6ans'];

/** The deadlines of a démarche, those with a date first, then those told in words. */
export function listDeadlines(
  fiche: Fiche,
  calendrier: Calendrier,
  context: EcheanceContext,
): readonly Deadline[] {
  const computed = calendrier.items
    .filter(({ demarche }) => demarche === fiche.id)
    .map((regle): Deadline => {
      const { quand, confidence } = evaluateRegle(regle, null, context);
      // A fixed date stands in its rule already, with what it means.
      const date = regle.kind === 'fixed' ? null : dateWords(quand, regle.kind);
      return { ...regle, date, from: date === null ? anchorWords(regle) : null, confidence };
    });
  return [
    ...computed.toSorted((a, b) => Number(b.date !== null) - Number(a.date !== null)),
    ...fiche.echeances.map((echeance) => ({ ...echeance, date: null, from: null })),
  ];
}

/** What holds for every démarche: what an administration owes, and how its silence is read. */
export function generalRules({ items }: Calendrier): readonly Deadline[] {
  return items
    .filter(({ id, demarche }) => demarche === '*' && !OF_THE_DESK.includes(id))
    .map((regle) => ({ ...regle, date: null, from: anchorWords(regle) }));
}

/** What a rule is counted from, after its length when its own sentence does not say it. */
function anchorWords({ rule, anchor, kind, ...length }: RegleCalendrier): string | null {
  if (anchor === undefined) return null;
  const { months = 0, weeks = 0, days = 0, years = 0 } = kind === 'offset' ? length : {};
  const said = [
    [years, 'an', 'ans'] as const,
    [months, 'mois', 'mois'] as const,
    [weeks, 'semaine', 'semaines'] as const,
    [days, 'jour', 'jours'] as const,
  ].filter(([value]) => value > 0 && !new RegExp(`\\b${value}\\b`).test(rule));
  const words = said.map(([value, one, many]) => `${count(value, one, many)}, `).join('');
  return `${words}compté depuis${NBSP}: ${anchor}`;
}

function dateWords(quand: Quand, kind: RegleCalendrier['kind']): string | null {
  switch (quand.kind) {
    case 'jour':
      // The one day of each month is when money comes, nothing to do before it.
      return `${kind === 'monthly_day' ? 'le' : 'd’ici le'} ${formatDate(quand.jour)}`;
    case 'fenetre':
      return `du ${formatDate(quand.du)} au ${formatDate(quand.au)}`;
    case 'inconnue':
    case 'sans-date':
      return null;
  }
}
