import type { Calendrier } from '../catalogue/calendrier.ts';
import type { Confidence } from '../catalogue/fact.ts';
import type { Fiche } from '../catalogue/fiche.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import { evaluateRegle } from '../echeance/evaluate-regle.ts';
import type { EcheanceContext, Quand } from '../echeance/quand.ts';
import { recoursDeadline } from '../echeance/recours.ts';
import { datesDeSuivi } from '../echeance/suivi.ts';
import { lastDayOf } from './apply-event.ts';
import type { Dossier } from './apply-event.ts';
import type { EtatDossier } from './etat.ts';

/** Something of a dossier that falls due. `nature` says which of its sources it comes from. */
export interface DossierEcheance {
  readonly nature: 'regle' | 'recours' | 'suivi';
  /** What settles it (`settleEcheance`): the rule’s id, or one of its own. */
  readonly source: string;
  readonly quand: Quand;
  readonly confidence: Confidence;
  readonly pourquoi: string;
}

/** A rule followed in a dossier is never dropped in silence because the catalogue dropped it. */
const withdrawn = {
  quand: { kind: 'inconnue', manque: 'la règle : elle n’est plus au catalogue, vérifiez la date' },
  confidence: 'proposal',
  pourquoi: 'Cette échéance était suivie avec un catalogue plus ancien.',
} as const;

/** While the operator has the dossier, one looks whether it moves. */
const followed: ReadonlySet<EtatDossier> = new Set(['envoye', 'en-instruction']);

/**
 * What falls due in a dossier, the soonest first, what has no date at the end: the rules followed in
 * it and not yet done, the recourse while it stands refused (from the day of the refusal, which is that
 * of its notification), the follow-ups while the operator has it. Nothing for a closed one. Without its
 * fiche (a démarche taken out of the catalogue), the rules alone.
 */
export function dossierEcheances(
  { clear, sealed }: Dossier,
  fiche: Fiche | null,
  calendrier: Calendrier,
  context: EcheanceContext,
): readonly DossierEcheance[] {
  if (clear.etat === 'clos') return [];
  const rules = sealed.echeances
    .filter(({ etat }) => etat === 'a-faire')
    .map(({ regle, ancre }) => {
      const item = calendrier.items.find(({ id }) => id === regle);
      const found = item === undefined ? withdrawn : evaluateRegle(item, ancre, context);
      return { nature: 'regle' as const, source: regle, ...kept(found) };
    });
  const recours =
    clear.etat === 'refuse' && fiche !== null
      ? [recoursDeadline(fiche, lastDayOf(sealed, 'refuser'))]
      : [];
  const anchors = {
    envoyeLe: lastDayOf(sealed, 'envoyer'),
    finDeDroits: null,
    evenement: null,
  };
  const suivi =
    followed.has(clear.etat) && fiche !== null
      ? datesDeSuivi(fiche, anchors).flatMap((found) =>
          found.quand.kind === 'jour'
            ? [{ ...found, source: `${fiche.id}:suivi:${found.quand.jour}` }]
            : [],
        )
      : [];
  const settled = new Set(
    sealed.echeances.filter(({ etat }) => etat !== 'a-faire').map(({ regle }) => regle),
  );
  return [
    ...rules,
    ...recours.map((found) => ({
      nature: 'recours' as const,
      source: found.regle,
      ...kept(found),
    })),
    ...suivi.map((found) => ({ nature: 'suivi' as const, source: found.source, ...kept(found) })),
  ]
    .filter(({ source }) => !settled.has(source))
    .toSorted((one, other) => dueDay(one.quand).localeCompare(dueDay(other.quand)));
}

/** The last day of a deadline; after every date when it has none. */
export function dueDay(quand: Quand): LocalDay | '9999' {
  switch (quand.kind) {
    case 'jour':
      return quand.jour;
    case 'fenetre':
      return quand.au;
    default:
      return '9999';
  }
}

function kept({ quand, confidence, pourquoi }: Omit<DossierEcheance, 'nature' | 'source'>) {
  return { quand, confidence, pourquoi };
}
