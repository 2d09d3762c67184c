import indexFile from '../../../resources/catalogue/index.json' with { type: 'json' };
import { catalogueIndexSchema } from './catalogue-index.ts';

/** The names of the catalogue Relais ships, checked once for all who read them. */
export const shippedIndex = catalogueIndexSchema.parse(indexFile);
