import type { useRegistre } from '../../data/registre/registre.ts';
import { searchRegistre } from '../../data/registre/search-registre.ts';
import { demarcheName } from '../../data/publications/catalogue-names.ts';
import { fullName } from '../../../shared/domain/usager/full-name.ts';
import { identityLine } from '../../features/usagers/usager-words.ts';

/** A person or a dossier found by name: opening it shows its page. */
export interface RegistreAction {
  readonly id: string;
  readonly label: string;
  readonly description: string;
}

/** Among actions, and never so many that they hide them. */
const MOST = 5;

/** Letters from which people are looked for: fewer would show names nobody asked for. */
const FEWEST_LETTERS = 3;

/** The people and the dossiers a search finds, the best first; none for a letter or two. */
export function findRegistreActions(
  registre: ReturnType<typeof useRegistre>,
  query: string,
): { readonly usagers: readonly RegistreAction[]; readonly dossiers: readonly RegistreAction[] } {
  if (query.trim().length < FEWEST_LETTERS) return { usagers: [], dossiers: [] };
  const { usagers, dossiers } = searchRegistre(registre, query);
  return {
    usagers: usagers.slice(0, MOST).map(({ id, identite }) => ({
      id,
      label: fullName(identite),
      description: identityLine(identite, null),
    })),
    dossiers: dossiers.slice(0, MOST).map(({ id, reference, demarche, usager }) => {
      const person = registre.usagers.get(usager);
      return {
        id,
        label: reference,
        description: [
          demarcheName(demarche),
          ...(person === undefined ? [] : [fullName(person.identite)]),
        ].join(', '),
      };
    }),
  };
}
