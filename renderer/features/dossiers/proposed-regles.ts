import type { Calendrier } from '../../../shared/domain/catalogue/calendrier.ts';
import type { DossierSealed } from '../../../shared/domain/dossier/schema.ts';

/** A rule of the calendar a dossier may follow; `anchor` is what its day is asked for, if any. */
export interface ProposedRegle {
  readonly id: string;
  readonly rule: string;
  readonly anchor: string | null;
}

/** Rules of the desk itself, and of what nobody can date: no deadline of a dossier. */
const LEFT_OUT = ['retention-2ans', 'mandat-6ans'];

/** The rules a dossier does not follow yet: its démarche’s first, then those of every démarche. */
export function proposedRegles(
  { demarche, echeances }: Pick<DossierSealed, 'demarche' | 'echeances'>,
  { items }: Pick<Calendrier, 'items'>,
): readonly ProposedRegle[] {
  const followed = new Set(echeances.map(({ regle }) => regle));
  return [demarche, '*'].flatMap((of) =>
    items
      .filter(
        (item) =>
          item.demarche === of &&
          item.kind !== 'info' &&
          item.kind !== 'fixed' &&
          !LEFT_OUT.includes(item.id) &&
          !followed.has(item.id),
      )
      .map(({ id, rule, anchor }) => ({ id, rule, anchor: anchor ?? null })),
  );
}
