import { describe, expect, it } from 'vitest';
import { checkSite } from '../../../../renderer/features/ouverture/first-run-answers.ts';
import { expectFrenchTypography } from '../../french-typography.ts';

const SITES = [
  { id: 'marvejols', name: 'Marvejols' },
  { id: 'saint-chely-d-apcher', name: 'Saint-Chély-d’Apcher' },
];

/** A sentence that says what to do, typeset as it is shown. */
function expectSentence(text: string | null | undefined): void {
  expect(text).toMatch(/^[A-ZÀÉ].+\.$/);
  expectFrenchTypography(text ?? '');
}

describe('the platform of the first run', () => {
  it('is one of the network’s', () => {
    expect(checkSite({ kind: 'reseau', site: 'marvejols' }, SITES)).toBeNull();
    for (const site of ['', 'Marvejols', 'florac', '../marvejols'])
      expectSentence(checkSite({ kind: 'reseau', site }, SITES));
  });

  it('may be a new one, by its name', () => {
    for (const name of ['Le Malzieu-Ville', '  Ispagnac ', 'Sainte-Énimie', 'Œuf'])
      expect(checkSite({ kind: 'nouvelle', name, commune: null }, SITES)).toBeNull();
  });

  it.each(['', '   ', '—', '!!!', 'x'.repeat(81)])('is not named %j', (name) => {
    expectSentence(checkSite({ kind: 'nouvelle', name, commune: null }, SITES));
  });

  it.each([
    'Marvejols',
    ' marvejols ',
    'MARVEJOLS',
    'Saint Chely d’Apcher',
    "saint-chély-d'apcher",
  ])('named %j is not new: the network has it', (name) => {
    const sentence = checkSite({ kind: 'nouvelle', name, commune: null }, SITES);
    expectSentence(sentence);
    expect(sentence).toContain('dans la liste');
  });
});
