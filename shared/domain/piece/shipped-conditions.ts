import conditionsFile from '../../../resources/catalogue/conditions.json' with { type: 'json' };
import { conditionsSchema } from './conditions.ts';

/** Which pièces each answer calls for, as Relais ships it, checked once for all who read it. */
export const shippedConditions = conditionsSchema.parse(conditionsFile);
