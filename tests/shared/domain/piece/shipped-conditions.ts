import conditions from '../../../../resources/catalogue/conditions.json' with { type: 'json' };
import { conditionsSchema } from '../../../../shared/domain/piece/conditions.ts';
import { readShippedCatalogue } from '../catalogue/shipped-catalogue.ts';

const { fiches } = readShippedCatalogue();

export const shippedConditions = conditionsSchema.parse(conditions);

export function ficheOf(id: string) {
  const found = fiches.find((fiche) => fiche.id === id);
  if (found === undefined) throw new Error(`no fiche ${id}`);
  return found;
}
