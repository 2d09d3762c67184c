import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { Registre } from './registre-keeper.ts';
import type { UsagerResume } from './resumes.ts';

/** The file something named once: itself, or the one it was merged into; null when it is no more. */
export function usagerNow({ usagers }: Pick<Registre, 'usagers'>, id: Id): UsagerResume | null {
  return (
    usagers.get(id) ?? [...usagers.values()].find(({ fusions }) => fusions.includes(id)) ?? null
  );
}
