import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import themesFile from '../../../../resources/catalogue/themes-de-vie.json' with { type: 'json' };
import { createCatalogueSearch } from '../../../../shared/domain/catalogue/search.ts';
import { themesDeVieSchema } from '../../../../shared/domain/catalogue/themes-de-vie.ts';
import { readShippedCatalogue } from './shipped-catalogue.ts';

const { index, words } = readShippedCatalogue();
const themesDeVie = themesDeVieSchema.parse(themesFile);
const search = createCatalogueSearch(index, words, themesDeVie);

function ids(text: string): readonly string[] {
  return search(text).found.map(({ id }) => id);
}

describe('the search of the catalogue', () => {
  it.each([
    ['apl', 'caf-aide-logement'],
    ['carte g', 'ants-carte-grise'],
    ['carte d’identité perdue', 'ants-cni-passeport'],
    ['carte didentité', 'ants-cni-passeport'],
    ['surendetement', 'bdf-surendettement'],
    ['naturalisaton', 'pref-naturalisation'],
    ['CHÉQUE ÉNERGIE', 'cheque-energie'],
    ['bourse colege', 'educ-bourse-second-degre'],
    ['je veux renouveler mon titre de séjour', 'pref-titre-sejour'],
    ['declarer mes impots', 'impots-declaration'],
    ['rsa marvejols', 'caf-rsa'],
  ])('« %s » finds %s first', (text, first) => {
    expect(ids(text)[0]).toBe(first);
  });

  it.each([
    ['RMI', 'caf-rsa', 'RMI (jusqu’au 31/05/2009)'],
    ['cmu-c', 'cpam-c2s', 'CMU-C et ACS, remplacées le 01/11/2019'],
    ['auto-entrepreneur', 'inpi-micro-entreprise', 'auto-entrepreneur'],
    [
      'garantie jeunes',
      'ml-contrat-engagement-jeune',
      'Garantie jeunes (jusqu’à fin février 2022)',
    ],
    ['anpe', 'ft-inscription', 'ANPE / Assedic'],
  ])('« %s » finds %s and says by which former name', (text, id, ancien) => {
    expect(search(text).found[0]).toEqual({ id, ancien });
  });

  it('says no former name where today’s leads there as well', () => {
    expect(search('rsa').found[0]).toEqual({ id: 'caf-rsa', ancien: null });
  });

  it('finds by the operator, and among its démarches by what is said of them', () => {
    expect(ids('msa').length).toBeGreaterThan(5);
    expect(ids('pôle emploi actualisation')).toEqual(['ft-actualisation']);
  });

  it('finds by the thème de vie', () => {
    expect(ids('étrangers').toSorted()).toEqual(['pref-naturalisation', 'pref-titre-sejour']);
  });

  it('says which words it knows nothing of, as they were typed', () => {
    expect(search('rsa Marvejols')).toMatchObject({ unknown: ['Marvejols'] });
    expect(search('xylophone')).toEqual({ found: [], unknown: ['xylophone'] });
  });

  it('finds nothing where nothing is said', () => {
    for (const text of ['', '   ', 'de la', '?!'])
      expect(search(text)).toEqual({ found: [], unknown: [] });
  });

  it('finds every démarche by each of its names, today’s and former', () => {
    for (const { id, nom, nomActuel, nomsAnciens } of index.demarches)
      for (const name of [nom, nomActuel, ...nomsAnciens])
        expect(ids(name), `${name} → ${id}`).toContain(id);
  });

  it('takes anything typed, and gives each démarche once', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('rsa', 'caf', 'carte '));
    fc.assert(
      fc.property(
        fc.array(piece).map((parts) => parts.join('')),
        (text) => {
          const found = ids(text);
          expect(new Set(found).size).toBe(found.length);
        },
      ),
    );
  });
});

describe('the thèmes de vie of the catalogue', () => {
  it('are given to every démarche and to no other, as a proposal', () => {
    expect(Object.keys(themesDeVie.demarches).toSorted()).toEqual(
      index.demarches.map(({ id }) => id).toSorted(),
    );
    expect(themesDeVie.confidence).toBe('proposal');
  });
});
