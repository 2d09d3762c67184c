import type { Fiche } from '../catalogue/fiche.ts';
import type { DossierSealed } from './schema.ts';

type Piece = DossierSealed['liste'][number];

/** What a newer fiche changes in the list a dossier keeps. */
export interface ListeChanges {
  readonly ajoutees: readonly Piece[];
  readonly retirees: readonly Piece[];
  /** Same name, asked otherwise: in other cases, more recent, with other papers accepted. */
  readonly changees: readonly { readonly avant: Piece; readonly apres: Piece }[];
}

/** What taking the fiche’s list would change; null when nothing would, so that nothing is offered. */
export function listeChanges(
  liste: DossierSealed['liste'],
  { pieces }: Pick<Fiche, 'pieces'>,
): ListeChanges | null {
  const find = (some: readonly Piece[], label: string) => some.find((one) => one.label === label);
  const changes = {
    ajoutees: pieces.filter(({ label }) => find(liste, label) === undefined),
    retirees: liste.filter(({ label }) => find(pieces, label) === undefined),
    changees: liste.flatMap((avant) => {
      const apres = find(pieces, avant.label);
      return apres === undefined || asked(apres) === asked(avant) ? [] : [{ avant, apres }];
    }),
  };
  return Object.values(changes).every(({ length }) => length === 0) ? null : changes;
}

/** What is asked of whoever brings it; how sure that is, and where it was read, is another matter. */
function asked({ requirement, condition, maxAge, acceptedAlternatives }: Piece): string {
  return JSON.stringify([requirement, condition, maxAge, acceptedAlternatives]);
}
