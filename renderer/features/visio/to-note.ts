import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { VisiteDraft } from '../../../shared/domain/visite/draft.ts';
import type { Call } from './call-state.ts';

/** What a call leaves to note, already filled. */
export interface ToNote {
  readonly draft: VisiteDraft;
  /** The file the RDV was booked for; null: none, the visite is nobody’s. It never leaves the desk. */
  readonly usager: Id | null;
  /** Once it is *enregistrée*. */
  readonly onSaved: () => void;
}

/** Whose visite a call leaves: the person’s its RDV was booked for, when they have a file. */
export function usagerOf({ plan: { rdv } }: Pick<Call, 'plan'>): Id | null {
  const pour = rdv?.entry.sealed.pour;
  return pour?.genre === 'usager' ? pour.usager : null;
}
