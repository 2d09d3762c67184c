import { describe, expect, it } from 'vitest';
import { completeSaisie } from '../../../../shared/domain/saisie/complete-saisie.ts';
import { createLexicon } from '../../../../shared/domain/saisie/lexicon.ts';
import { parseSaisie } from '../../../../shared/domain/saisie/parse-saisie.ts';
import { withPublishedNames } from '../../../../shared/domain/saisie/with-published-names.ts';
import { readShippedCatalogue } from '../catalogue/shipped-catalogue.ts';
import { shippedLexicon } from './shipped-lexicon.ts';

const { index, words } = readShippedCatalogue();

const local = (
  id: string,
  nom: string,
  nomActuel: string,
  nomsAnciens: readonly string[] = [],
) => ({
  id,
  nom,
  nomActuel,
  nomsAnciens: [...nomsAnciens],
  nomsAnciensConfidence: 'proposal' as const,
  theme: 'T1' as const,
  organisation: 'Département',
  organismes: ['departement'],
});

function lexiconWith(...published: readonly ReturnType<typeof local>[]) {
  return createLexicon(
    { ...index, demarches: [...index.demarches, ...published] },
    withPublishedNames(words, published),
  );
}

const permis = local(
  'local-permis',
  'Coup de pouce permis',
  'Aide au permis des apprentis (Essai)',
  ['Chèque permis'],
);

describe('a démarche of the département', () => {
  it.each([
    'coup de pouce permis',
    'Coup de pouce permi',
    'aide au permis des apprentis',
    'cheque permis',
  ])('is read in a line by its names: %s', (typed) => {
    const { demande, unknown } = parseSaisie(`${typed} 20 mn`, lexiconWith(permis));
    expect(unknown).toEqual([]);
    expect(demande).toMatchObject({ demarche: 'local-permis', theme: 'T1', dureeMinutes: 20 });
  });

  it('is proposed while its name is being typed', () => {
    const [first] = completeSaisie('coup de po', lexiconWith(permis));
    expect(first?.replacement).toBe('coup de pouce permis');
  });

  it('never takes a word that already means something, nor one that says nothing', () => {
    const greedy = local('local-x', 'RSA', 'De la', ['20', 'Apl', 'ok']);
    const lexicon = lexiconWith(greedy);
    for (const line of ['rsa', 'apl caf 20', 'ok', 'imp', 'de la caf'])
      expect(parseSaisie(line, lexicon)).toEqual(parseSaisie(line, shippedLexicon));
  });

  it('leaves every other line as it was read', () => {
    const lexicon = lexiconWith(permis);
    for (const { nom } of index.demarches)
      expect(parseSaisie(nom, lexicon)).toEqual(parseSaisie(nom, shippedLexicon));
  });
});
