import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { fullName } from '../../../shared/domain/usager/full-name.ts';
import type { Registre } from '../../data/registre/registre-keeper.ts';
import { usagerNow } from '../../data/registre/usager-now.ts';

/** The name of someone in the registre; null for nobody, or somebody erased since. */
export function nameOf(registre: Pick<Registre, 'usagers'>, usager: Id | null): string | null {
  const now = usager === null ? null : usagerNow(registre, usager);
  return now === null ? null : fullName(now.identite);
}
