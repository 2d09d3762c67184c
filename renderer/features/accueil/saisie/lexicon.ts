import { shippedIndex } from '../../../../shared/domain/catalogue/shipped-index.ts';
import { shippedWords } from '../../../../shared/domain/catalogue/shipped-words.ts';
import { createLexicon } from '../../../../shared/domain/saisie/lexicon.ts';

/** The words of the catalogue, ready to read a line: built once, with the line’s own code. */
export const lexicon = createLexicon(shippedIndex, shippedWords);
