import { describe, expect, it } from 'vitest';
import annuaireFile from '../../../../resources/annuaire.json' with { type: 'json' };
import network from '../../../../resources/network-lozere.json' with { type: 'json' };
import { applyLieux } from '../../../../shared/domain/organisme/apply-lieux.ts';
import { distanceKm } from '../../../../shared/domain/organisme/distance.ts';
import { annuaireSchema } from '../../../../shared/domain/organisme/schema.ts';
import { createLieuxSearch } from '../../../../shared/domain/organisme/search-lieux.ts';
import type { LieuQuestion } from '../../../../shared/domain/organisme/search-lieux.ts';
import { readShippedCatalogue } from '../catalogue/shipped-catalogue.ts';
import { lieu } from './examples.ts';

const { index, words } = readShippedCatalogue();
const marvejols = { latitude: 44.554, longitude: 3.291 };

const lieux = [
  lieu({
    id: 'agence-mende',
    nom: 'Agence de Mende',
    genre: 'operateur',
    operateur: 'france-travail',
    commune: 'Mende',
    position: { latitude: 44.518, longitude: 3.5 },
  }),
  lieu({
    id: 'agence-florac',
    nom: 'Agence de Florac',
    genre: 'operateur',
    operateur: 'france-travail',
    commune: 'Florac Trois Rivières',
    position: { latitude: 44.325, longitude: 3.593 },
  }),
  lieu({ id: 'ccss', nom: 'Caisse commune', genre: 'operateur', operateur: 'ccss48' }),
  lieu({ id: 'ccas', nom: 'CCAS des Essais', commune: 'Mende' }),
];

const search = createLieuxSearch(lieux, index, words);
const everything: LieuQuestion = { text: '', genre: null, operateur: null, from: null };
const ids = (question: Partial<LieuQuestion>) =>
  search({ ...everything, ...question }).map((found) => found.lieu.id);

describe('the search of the directory', () => {
  it.each([
    ['an old name of the operator', 'pole emploi', ['agence-florac', 'agence-mende']],
    ['the beginning of a commune', 'flo', ['agence-florac']],
    ['a slip in a word', 'floarc', ['agence-florac']],
    ['several words, each of its own kind', 'anpe mende', ['agence-mende']],
    ['a body a common counter stands for', 'caf', ['ccss']],
    ['nothing anyone said', 'zzzz', []],
  ])('finds by %s', (_what, text, found) => {
    expect(ids({ text })).toEqual(found);
  });

  it('is narrowed to an operator, a common counter standing for its own', () => {
    expect(ids({ operateur: 'urssaf' })).toEqual(['ccss']);
    expect(ids({ genre: 'ccas' })).toEqual(['ccas']);
  });

  it('puts the nearest first, and what has no position after', () => {
    expect(ids({ from: marvejols })).toEqual(['agence-mende', 'agence-florac', 'ccss', 'ccas']);
  });
});

describe('a distance', () => {
  it('is as the crow flies: Marvejols to Mende, 17 km', () => {
    expect(Math.round(distanceKm(marvejols, { latitude: 44.518, longitude: 3.5 }))).toBe(17);
  });
});

describe('the directory once the coordination spoke', () => {
  const corrected = lieu({ id: 'ccas', nom: 'CCAS, nouvelle adresse' });

  it('takes the later word on each place, whatever the order they come in', () => {
    const changes = [
      { numero: 3, id: 'ccas', contenu: corrected },
      { numero: 2, id: 'ccas', contenu: null },
      { numero: 4, id: 'agence-mende', contenu: null },
    ];
    const one = applyLieux(lieux, changes);
    expect(one.map(({ nom }) => nom)).toEqual([
      'Agence de Florac',
      'Caisse commune',
      'CCAS, nouvelle adresse',
    ]);
    expect(applyLieux(lieux, changes.toReversed())).toEqual(one);
  });
});

describe('the places a desk is shipped with', () => {
  const shipped = annuaireSchema.parse(annuaireFile).lieux;

  it('are the network’s platforms, where its list says', () => {
    const platforms = shipped.filter(({ genre }) => genre === 'plateforme');
    expect(platforms.map(({ insee }) => insee)).toEqual(network.sites.map(({ insee }) => insee));
  });

  it('hold no address, telephone or hours nobody gave', () => {
    for (const { adresse, telephone, courriel, site, horaires } of shipped)
      expect([adresse, telephone, courriel, site, ...Object.values(horaires)]).toEqual(
        Array.from({ length: 11 }, () => null),
      );
  });
});
