import { describe, expect, it } from 'vitest';
import {
  certainThemes,
  proposedThemes,
} from '../../../../shared/domain/catalogue/default-themes.ts';
import { readShippedCatalogue } from './shipped-catalogue.ts';

const { index } = readShippedCatalogue();

describe('the thème of an organisme named alone', () => {
  const themes = certainThemes(index);

  it.each([
    ['cpam', 'T2'],
    ['france-travail', 'T1'],
    ['dgfip', 'T4'],
    ['justice', 'T5'],
    ['bailleurs', 'T3'],
    ['inpi', 'T1'],
  ])('is certain for %s: %s', (organisme, theme) => {
    expect(themes.get(organisme)).toBe(theme);
  });

  it.each(['caf', 'msa', 'urssaf', 'departement', 'mdph', 'mairie', 'ccss48', 'france-services'])(
    'is left to the desk for %s',
    (organisme) => {
      expect(themes.has(organisme)).toBe(false);
    },
  );

  it('is no longer certain once one démarche of it has another thème', () => {
    const demarches = index.demarches.map((demarche) =>
      demarche.id === 'cpam-invalidite' ? { ...demarche, theme: 'T3' as const } : demarche,
    );
    expect(certainThemes({ ...index, demarches }).has('cpam')).toBe(false);
  });
});

describe('the thème proposed for an operator named alone', () => {
  const proposed = proposedThemes(index);

  it.each([
    ['caf', 'T2'],
    ['msa', 'T2'],
    ['mdph', 'T2'],
    ['urssaf', 'T2'],
    ['france-travail', 'T1'],
    ['france-titres', 'T4'],
    ['justice', 'T5'],
    ['bailleur', 'T3'],
  ] as const)('is for %s the thème that lists it without reserve: %s', (operateur, theme) => {
    expect(proposed.get(operateur)).toBe(theme);
  });

  it.each(['departement', 'autre'] as const)('is left to the desk for %s', (operateur) => {
    expect(proposed.has(operateur)).toBe(false);
  });

  it('is never another than the certain one', () => {
    const certain = certainThemes(index);
    const told = index.organismes.flatMap(({ id, operateur }) =>
      operateur !== null && operateur !== 'autre' && certain.has(id)
        ? [{ proposed: proposed.get(operateur), certain: certain.get(id) }]
        : [],
    );
    expect(told.length).toBeGreaterThan(5);
    expect(told.filter((it) => it.proposed !== it.certain)).toEqual([]);
  });
});
