import { describe, expect, it } from 'vitest';
import { favoriLabels } from '../../../../shared/domain/saisie/favori-label.ts';
import { createLexicon } from '../../../../shared/domain/saisie/lexicon.ts';
import { readShippedCatalogue } from '../catalogue/shipped-catalogue.ts';

const { index, words } = readShippedCatalogue();
const lexicon = createLexicon(index, words);

describe('favourites side by side', () => {
  it('say their thème when an operator alone would not tell them apart', () => {
    expect(
      favoriLabels(
        [
          { operateur: 'caf', demarche: null, theme: 'T2' },
          { operateur: 'cpam', demarche: null, theme: 'T2' },
          { operateur: 'caf', demarche: null, theme: 'T3' },
        ],
        lexicon,
      ),
    ).toEqual([
      'CAF · Protection sociale',
      'CPAM',
      'CAF · Action sociale, logement, services à la personne',
    ]);
  });
});
