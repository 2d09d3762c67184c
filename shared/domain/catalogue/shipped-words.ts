import wordsFile from '../../../resources/catalogue/words.json' with { type: 'json' };
import { wordsSchema } from './words.ts';

/** The words of the catalogue Relais ships, checked once for all who read them. */
export const shippedWords = wordsSchema.parse(wordsFile);
