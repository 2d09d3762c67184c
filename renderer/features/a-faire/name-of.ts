import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { fullName } from '../../../shared/domain/usager/full-name.ts';
import type { Registre } from '../../data/registre/registre-keeper.ts';

/** The name of someone in the registre; null for nobody, or somebody erased since. */
export function nameOf({ usagers }: Pick<Registre, 'usagers'>, usager: Id | null): string | null {
  const identite = usager === null ? undefined : usagers.get(usager)?.identite;
  if (identite === undefined) return null;
  return fullName(identite);
}
