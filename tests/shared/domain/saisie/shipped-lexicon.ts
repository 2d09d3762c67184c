import { createLexicon } from '../../../../shared/domain/saisie/lexicon.ts';
import { readShippedCatalogue } from '../catalogue/shipped-catalogue.ts';

const { index, words } = readShippedCatalogue();

/** The words and the lexicon as they ship. */
export const shippedWords = words;
export const shippedLexicon = createLexicon(index, words);
