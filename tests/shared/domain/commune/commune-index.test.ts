import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { communeDataSchema } from '../../../../shared/domain/commune/commune-data.ts';
import { createCommuneIndex } from '../../../../shared/domain/commune/commune-index.ts';
import { createSiteIndex } from '../../../../shared/domain/commune/site-basin.ts';
import { siteIdSchema } from '../../../../shared/domain/site/identifiers.ts';
import { cutCommunes } from '../../../../tools/commune-asset.ts';

const data = cutCommunes(join(import.meta.dirname, '../../../..'));
const lozere = createCommuneIndex(data, () => '48');

describe('the cut list', () => {
  test('holds every commune of today, and parses', () => {
    expect(communeDataSchema.parse(data).communes.length).toBeGreaterThan(34_000);
    expect(data.former.length).toBeGreaterThan(1_500);
  });

  test('stays small enough to be fetched in the middle of an entry', () => {
    expect(JSON.stringify(data).length).toBeLessThan(1_700_000);
  });
});

describe('a search', () => {
  const first = (text: string) => lozere.search(text)[0]?.nom;

  test.each([
    ['mende', 'Mende'],
    ['MENDE', 'Mende'],
    ['48000', 'Mende'],
    ['480', 'Mende'],
    ['st chely apc', 'Saint-Chély-d’Apcher'.replace('’', "'")],
    ['Saint-Chély d', "Saint-Chély-d'Apcher"],
    ['marvej', 'Marvejols'],
    ['48100 mar', 'Marvejols'],
    ['villefort', 'Villefort'],
    ['lyon', 'Lyon'],
    ['paris', 'Paris'],
    ['la rochelle', 'La Rochelle'],
    ['rochelle', 'La Rochelle'],
    ['ste eni', 'Gorges du Tarn Causses'],
    ['basse terre', 'Basse-Terre'],
  ])('finds %s', (text, nom) => {
    expect(first(text)).toBe(nom);
  });

  test('puts the communes of the platform’s département before the others', () => {
    const found = lozere.search('saint');
    expect(found.map(({ insee }) => insee.slice(0, 2))).toEqual(Array(8).fill('48'));
    const elsewhere = createCommuneIndex(data, () => '29').search('saint');
    expect(elsewhere.map(({ insee }) => insee.slice(0, 2))).toEqual(Array(8).fill('29'));
  });

  test('puts the commune whose whole name was typed before those that begin like it', () => {
    expect(createCommuneIndex(data, () => null).search('lille')[0]?.insee).toBe('59350');
  });

  test('finds a commune by the name it had before merging, and says which', () => {
    const found = lozere.search('sainte enimie')[0];
    expect(found?.insee).toBe('48146');
    expect(found?.ancienNom).toBe('Sainte-Enimie');
  });

  test('finds a ligature typed in two letters', () => {
    expect(createCommuneIndex(data, () => '80').search('vœu')).toEqual(
      createCommuneIndex(data, () => '80').search('voeu'),
    );
  });

  test('gives nothing for nothing, and for what no commune is called', () => {
    expect(lozere.search('  ')).toEqual([]);
    expect(lozere.search('zzzz')).toEqual([]);
    expect(lozere.search('00000')).toEqual([]);
  });

  test('finds every commune by its whole name with its postcode', () => {
    const named = data.communes.filter(([, , codes]) => codes !== '');
    fc.assert(
      fc.property(fc.constantFrom(...named), ([insee, nom, codes]) => {
        const asked = `${codes.split(' ')[0]} ${nom}`;
        expect(lozere.search(asked).map((match) => match.insee)).toContain(insee);
      }),
      { numRuns: 60 },
    );
  });

  test('answers at most eight communes, never twice the same', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        const codes = lozere.search(text).map(({ insee }) => insee);
        expect(codes.length).toBeLessThanOrEqual(8);
        expect(new Set(codes).size).toBe(codes.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('names read by slices', () => {
  test('answer the same searches, whether one waits for the end or searches in the middle', async () => {
    const asked = ['saint', '48100 mar', 'sainte enimie', 'la rochelle'];
    const expected = asked.map((text) => lozere.search(text));
    const sliced = createCommuneIndex(data, () => '48');
    let moments = 0;
    await sliced.prepare(async () => {
      moments++;
    });
    expect(moments).toBeGreaterThan(20);
    expect(asked.map((text) => sliced.search(text))).toEqual(expected);

    const hurried = createCommuneIndex(data, () => '48');
    let early: unknown = null;
    await hurried.prepare(async () => {
      early ??= asked.map((text) => hurried.search(text));
    });
    expect(early).toEqual(expected);
  });
});

describe('the only commune of a name', () => {
  test('is found when no other bears it', () => {
    expect(lozere.named('marvejols')?.insee).toBe('48092');
    expect(lozere.named('Sainte-Enimie')?.insee).toBe('48146');
  });

  test('is not guessed between two', () => {
    expect(lozere.named('Villefort')).toBeNull();
    expect(lozere.named('Villefort', '48')?.insee).toBe('48198');
    expect(lozere.named('Villefort', '48800')?.insee).toBe('48198');
    expect(lozere.named('Villefort', '75001')).toBeNull();
  });
});

test('a commune is named by its INSEE code, or not at all', () => {
  expect(lozere.find('48095')?.nom).toBe('Mende');
  expect(lozere.find('48999')).toBeNull();
});

describe('the basin of a platform', () => {
  const villefort = (site: string, siteName: string) =>
    createSiteIndex(data, { site: siteIdSchema.parse(site), siteName }).search('villefort')[0]
      ?.insee;

  test('is the département the network places it in', () => {
    expect(villefort('villefort', 'Villefort')).toBe('48198');
  });

  test('is that of its own commune, when its first run said it', () => {
    const place = { site: siteIdSchema.parse('carcassonne'), siteName: 'Carcassonne' };
    const near = createSiteIndex(data, { ...place, commune: '48095' });
    expect(near.search('villefort')[0]?.insee).toBe('48198');
  });

  test('is that of the commune it is named after, when it is alone', () => {
    expect(villefort('carcassonne', 'Carcassonne')).toBe('11424');
  });
});
